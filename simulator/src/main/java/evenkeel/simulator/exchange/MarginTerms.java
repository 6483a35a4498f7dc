package evenkeel.simulator.exchange;

import evenkeel.domain.money.Usd;
import java.math.BigDecimal;
import java.util.List;

/**
 * How a venue secures positions.
 *
 * @param leverage of an account that has chosen none
 * @param tiers by size of the position, the smallest first, the last without bound
 * @param liquidationFee fraction of what is sold of a position in part, for the insurance fund
 * @param insurance what the insurance fund begins with
 */
public record MarginTerms(int leverage, List<Tier> tiers, BigDecimal liquidationFee, Usd insurance) {
    /**
     * From that size on this rate applies to what is above it, so that maintenance never jumps.
     *
     * @param rate maintenance margin as a fraction of the position's worth
     */
    public record Tier(Usd from, BigDecimal rate) {}

    public static final MarginTerms USUAL = new MarginTerms(
            10,
            List.of(
                    new Tier(Usd.ZERO, new BigDecimal("0.005")),
                    new Tier(Usd.of("500000"), new BigDecimal("0.01")),
                    new Tier(Usd.of("2000000"), new BigDecimal("0.025"))),
            new BigDecimal("0.005"),
            Usd.of("1000000"));

    public MarginTerms {
        tiers = List.copyOf(tiers);
        if (leverage < 1) throw new IllegalArgumentException("leverage is at least 1, was " + leverage);
        if (tiers.isEmpty() || !tiers.getFirst().from().isZero()) {
            throw new IllegalArgumentException("the first tier begins at nothing, was " + tiers);
        }
        for (int i = 1; i < tiers.size(); i++) {
            if (!tiers.get(i).from().exceeds(tiers.get(i - 1).from())) {
                throw new IllegalArgumentException("tiers grow, was " + tiers);
            }
        }
    }

    public MarginTerms withInsurance(Usd other) {
        return new MarginTerms(leverage, tiers, liquidationFee, other);
    }

    /** What a position of that worth must keep behind it. */
    BigDecimal maintenance(BigDecimal worth) {
        Step step = step(worth);
        return worth.multiply(step.rate()).subtract(step.deduction());
    }

    /** Maintenance around a worth as a line: {@code worth x rate - deduction}. */
    record Step(BigDecimal rate, BigDecimal deduction) {}

    Step step(BigDecimal worth) {
        BigDecimal deduction = BigDecimal.ZERO;
        BigDecimal rate = tiers.getFirst().rate();
        for (Tier tier : tiers) {
            if (worth.compareTo(tier.from().value()) < 0) break;
            deduction = deduction.add(tier.from().value().multiply(tier.rate().subtract(rate)));
            rate = tier.rate();
        }
        return new Step(rate, deduction);
    }
}
