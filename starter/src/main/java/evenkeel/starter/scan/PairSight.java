package evenkeel.starter.scan;

import evenkeel.domain.carry.cost.ExpectedValue;
import evenkeel.domain.carry.market.Exchange;
import evenkeel.domain.carry.market.MidPrice;
import evenkeel.domain.money.HourlyRate;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Usd;
import evenkeel.domain.venue.Funding;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * A pair as it was seen last; what is not known is absent.
 *
 * @param netApy of the better direction, before costs
 * @param expected what an entry would earn after all costs, over so many hours
 * @param basis how far the venues' prices are apart, as a fraction of their middle
 */
public record PairSight(
        String symbol,
        Instant at,
        Side lead,
        Side hedge,
        Optional<BigDecimal> netApy,
        Optional<Usd> expected,
        Optional<BigDecimal> overHours,
        Optional<BigDecimal> breakevenHours,
        Optional<BigDecimal> basis,
        String decision) {
    /** One venue: the rate that stands now, and when it is paid. */
    public record Side(String venue, Optional<HourlyRate> rate, Optional<Instant> paidAt, Optional<Price> mark) {}

    static PairSight of(Weighed look, Pair pair, Instant at) {
        Exchange leads = pair.roles().leadExchange();
        Optional<ExpectedValue> expected = look.scan().figures().expected();
        return new PairSight(
                look.symbol(),
                at,
                side(look.sight().at(leads), pair.venue(leads)),
                side(look.sight().at(leads.other()), pair.venue(leads.other())),
                look.netApy(),
                expected.map(ExpectedValue::totalEv),
                expected.map(ExpectedValue::holdHours),
                expected.map(ExpectedValue::breakevenHours),
                look.scan().figures().mid().filter(MidPrice::isTradable).map(MidPrice::difference),
                look.scan().decision().name());
    }

    private static Side side(VenueSight venue, String name) {
        return new Side(
                name,
                venue.funding().map(Funding::rate),
                venue.funding().map(Funding::nextPayment),
                venue.quote().map(quote -> quote.mark()));
    }
}
