package evenkeel.domain.carry.cost;

import evenkeel.domain.money.Decimals;
import java.math.BigDecimal;
import java.util.List;

/** The least-squares line through samples that are one step apart. */
public final class Slope {
    private static final int FEWEST = 3;

    private Slope() {}

    /** Units per step, oldest sample first; zero for fewer than three samples. */
    public static BigDecimal of(List<BigDecimal> samples) {
        int count = samples.size();
        if (count < FEWEST) return BigDecimal.ZERO;

        BigDecimal weighted = BigDecimal.ZERO;
        for (int at = 0; at < count; at++) {
            BigDecimal twiceFromTheMiddle = BigDecimal.valueOf(2L * at - (count - 1));
            weighted = weighted.add(twiceFromTheMiddle.multiply(samples.get(at)));
        }
        BigDecimal squares = BigDecimal.valueOf((long) count * count - 1).multiply(BigDecimal.valueOf(count));
        return weighted.multiply(new BigDecimal(6)).divide(squares, Decimals.DIVISION);
    }
}
