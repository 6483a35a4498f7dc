package evenkeel.workflows.carry;

import evenkeel.domain.carry.CarryTerms.Legs;
import evenkeel.domain.carry.Casting;
import evenkeel.domain.carry.LegBooks;
import evenkeel.domain.carry.LegGround;
import evenkeel.domain.carry.SeenBook;
import evenkeel.domain.carry.cost.ExpectedValue;
import evenkeel.domain.carry.cost.FeeRates;
import evenkeel.domain.carry.cost.LighterTier;
import evenkeel.domain.carry.cost.SpreadCost;
import evenkeel.domain.carry.market.Book;
import evenkeel.domain.carry.market.MidPrice;
import evenkeel.domain.carry.scan.ScanSettings;
import evenkeel.domain.carry.spread.SpreadGate;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What an entry was decided by: what both venues showed, and the yield that it was worth then. */
record Opportunity(Casting casting, Legs legs, LegGround lead, LegGround hedge, BigDecimal apy) {
    /** Empty while the yield is not known. */
    static Optional<Opportunity> of(Casting casting, Legs legs, LegGround lead, LegGround hedge) {
        return casting.funding(legs, lead, hedge)
                .map(funding -> new Opportunity(casting, legs, lead, hedge, funding.netApy()));
    }

    /** One price for both venues; empty unless both books are there. */
    static Optional<Price> mid(LegBooks books) {
        MidPrice mid = MidPrice.of(mid(books.lead()), mid(books.hedge()));
        return mid.mid().filter(known -> mid.isTradable());
    }

    static Optional<Price> mid(SeenBook seen) {
        return seen.book()
                .filter(Book::isValid)
                .flatMap(book -> book.bid().flatMap(bid -> book.ask().map(bid::midTo)));
    }

    SpreadGate.Inputs spread(LegBooks books, Quantity quantity) {
        return new SpreadGate.Inputs(casting.direction(legs), apy, books.as(casting.roles()), Optional.of(quantity), 0);
    }

    ExpectedValue.Inputs value(LegBooks books, Usd notional) {
        return new ExpectedValue.Inputs(
                notional,
                apy,
                casting.direction(legs),
                new SpreadCost.Prices(
                        books.as(casting.roles()),
                        casting.lighter(books.lead(), books.hedge()).mark(),
                        casting.x10(books.lead(), books.hedge()).mark()),
                List.of(),
                casting.lighterFees(lead, hedge),
                casting.x10Fees(lead, hedge),
                LighterTier.STANDARD);
    }

    FeeRates fees(ScanSettings scan) {
        return FeeRates.of(casting.lighterFees(lead, hedge), casting.x10Fees(lead, hedge), scan.fallbackFees());
    }
}
