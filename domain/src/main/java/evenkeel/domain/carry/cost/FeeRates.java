package evenkeel.domain.carry.cost;

import evenkeel.domain.carry.market.Exchange;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The fees of both venues for one market.
 *
 * @param isEstimated at least one venue has not told its own
 */
public record FeeRates(VenueFees lighter, VenueFees x10, boolean isEstimated) {
    public static FeeRates of(Optional<VenueFees> lighter, Optional<VenueFees> x10, FallbackFees fallback) {
        return new FeeRates(
                lighter.orElseGet(() -> new VenueFees(fallback.makerFeeLighter(), fallback.takerFeeLighter())),
                x10.orElseGet(() -> new VenueFees(fallback.makerFeeX10(), fallback.takerFeeX10())),
                lighter.isEmpty() || x10.isEmpty());
    }

    public VenueFees at(Exchange exchange) {
        return exchange == Exchange.LIGHTER ? lighter : x10;
    }

    /** Of both legs together: the lead rests, the hedge takes. */
    public BigDecimal entry(Exchange lead) {
        return at(lead).maker().add(at(lead.other()).taker());
    }

    /** Of both legs together once the lead takes too. */
    public BigDecimal takingEntry() {
        return lighter.taker().add(x10.taker());
    }
}
