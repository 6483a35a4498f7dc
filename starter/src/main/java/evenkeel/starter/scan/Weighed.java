package evenkeel.starter.scan;

import evenkeel.activities.ledger.Opportunity;
import evenkeel.domain.carry.CarrySizing;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.KeptSettings;
import evenkeel.domain.carry.LegName;
import evenkeel.domain.carry.cost.ExpectedValue;
import evenkeel.domain.carry.market.Exchange;
import evenkeel.domain.carry.market.MidPrice;
import evenkeel.domain.carry.market.NetFunding;
import evenkeel.domain.carry.scan.Candidate;
import evenkeel.domain.carry.scan.Scan;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import evenkeel.domain.venue.Funding;
import evenkeel.domain.venue.Instrument;
import evenkeel.domain.venue.MarketRules;
import evenkeel.starter.settings.CarryStrategy;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A symbol as it was seen, and what the rules say of it. */
record Weighed(SymbolSight sight, Scan scan) {
    String symbol() {
        return sight.symbol();
    }

    Candidate candidate() {
        ExpectedValue expected = expected();
        return new Candidate(symbol(), expected.totalEv(), expected.breakevenHours());
    }

    Optional<BigDecimal> netApy() {
        return scan.figures().funding().map(NetFunding::netApy);
    }

    Optional<Usd> totalEv() {
        return scan.figures().expected().map(ExpectedValue::totalEv);
    }

    Usd notional() {
        return scan.figures().size().orElseThrow().notional();
    }

    /** In lots that both venues take, and the alternative too; empty when one of them finds it too small. */
    Optional<Quantity> quantity(Optional<Instrument> alternative) {
        Price mid = scan.figures().mid().flatMap(MidPrice::mid).orElseThrow();
        var reach = new ArrayList<>(List.of(instrument(Exchange.LIGHTER), instrument(Exchange.X10)));
        alternative.ifPresent(reach::add);
        return CarrySizing.quantity(notional(), mid, reach);
    }

    /** The trade that it is worth. */
    CarryTerms terms(
            String trade,
            String signal,
            Quantity quantity,
            Optional<Instrument> alternative,
            Duration fundingHour,
            CarryStrategy strategy,
            KeptSettings kept) {
        Exchange leads = kept.keys().entry().scan().roles().leadExchange();
        Side side = side(leads);
        var lead = new CarryTerms.Leg(LegName.LEAD, side, instrument(leads));
        var hedge = new CarryTerms.Leg(LegName.HEDGE, side.opposite(), instrument(leads.other()));
        var elsewhere = alternative.map(third -> new CarryTerms.Leg(LegName.HEDGE, side.opposite(), third));
        return new CarryTerms(
                        trade,
                        signal,
                        symbol(),
                        new CarryTerms.Legs(lead, hedge),
                        quantity,
                        fundingHour,
                        strategy.rules(),
                        elsewhere)
                .with(kept);
    }

    Opportunity opportunity(String trade, Quantity quantity, int settings, Pair pair, Instant at, boolean dry) {
        Exchange leads = pair.roles().leadExchange();
        ExpectedValue expected = expected();
        var scores = scan.figures().scores().orElseThrow();
        var figures = new Opportunity.Figures(
                settings,
                leg(leads, pair),
                leg(leads.other(), pair),
                netApy().orElseThrow(),
                scan.figures().spreadGate().orElseThrow().entrySpread().spread(),
                scan.figures().mid().flatMap(MidPrice::mid).orElseThrow(),
                notional(),
                quantity,
                expected.totalCost(),
                expected.totalEv(),
                expected.breakevenHours(),
                scores.liquidityScore(),
                scores.confidence());
        return new Opportunity(trade, symbol(), at, dry, figures);
    }

    private Opportunity.Leg leg(Exchange part, Pair pair) {
        VenueSight venue = sight.at(part);
        return new Opportunity.Leg(
                pair.venue(part),
                side(part),
                venue.funding().map(Funding::rate).orElseThrow(),
                venue.quote().map(quote -> quote.bid()),
                venue.quote().map(quote -> quote.ask()));
    }

    private Side side(Exchange part) {
        return scan.figures().funding().orElseThrow().direction().sideAt(part);
    }

    private Instrument instrument(Exchange part) {
        return sight.at(part).rules().map(MarketRules::instrument).orElseThrow();
    }

    private ExpectedValue expected() {
        return scan.figures().expected().orElseThrow();
    }
}
