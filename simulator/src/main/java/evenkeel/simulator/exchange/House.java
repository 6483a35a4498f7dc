package evenkeel.simulator.exchange;

import evenkeel.domain.money.Usd;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * The venue's own books: fees, the insurance fund, and the street, who stands against every fill that is not between
 * two accounts. With the accounts' they always add up to what was there at the beginning.
 */
final class House {
    private final Map<Market, Stake> street = new HashMap<>(4); // only ever summed: order does not tell
    private BigDecimal streetCash = BigDecimal.ZERO;
    private BigDecimal fees = BigDecimal.ZERO;
    private BigDecimal feeUnits = BigDecimal.ZERO;
    private BigDecimal insurance;

    House(MarginTerms terms) {
        this.insurance = terms.insurance().value();
    }

    /** The street takes the other side of a fill. */
    void stand(Market market, long signedLots, BigDecimal value, Instant at) {
        Stake stake = street.computeIfAbsent(market, Stake::new);
        streetCash = streetCash.add(stake.fill(-signedLots, value, at));
    }

    /** The street is the other side of funding. */
    void fund(BigDecimal amount) {
        streetCash = streetCash.subtract(amount);
    }

    void charge(BigDecimal fee) {
        fees = fees.add(fee);
    }

    void chargeUnits(BigDecimal units) {
        feeUnits = feeUnits.add(units);
    }

    void insure(BigDecimal amount) {
        insurance = insurance.add(amount);
    }

    BigDecimal insurance() {
        return insurance;
    }

    VenueBooks view() {
        BigDecimal open = BigDecimal.ZERO;
        for (Stake stake : street.values()) open = open.add(stake.unrealised());
        return new VenueBooks(new Usd(fees), feeUnits, new Usd(insurance), new Usd(streetCash.add(open)));
    }
}
