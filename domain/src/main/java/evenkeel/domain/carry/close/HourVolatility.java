package evenkeel.domain.carry.close;

import evenkeel.domain.money.Decimals;
import evenkeel.domain.money.Price;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How much a market moves in an hour, by its mids of each minute. */
public final class HourVolatility {
    private static final int LEAST_SAMPLES = 10;
    private static final BigDecimal MINUTES = BigDecimal.valueOf(60);
    private static final BigDecimal SPREADS = BigDecimal.valueOf(3);
    private static final BigDecimal MOST_BY_SPREAD = new BigDecimal("0.02");

    private HourVolatility() {}

    /** The deviation of the returns, scaled to an hour; with too few of them what the book is wide stands in. */
    public static BigDecimal of(List<Price> mids, Price bid, Price ask) {
        return measured(mids).orElseGet(() -> guessed(bid, ask));
    }

    /** Empty with too few returns. */
    public static Optional<BigDecimal> measured(List<Price> mids) {
        List<BigDecimal> returns = returns(mids);
        if (returns.size() < LEAST_SAMPLES) return Optional.empty();
        return Optional.of(deviation(returns).multiply(MINUTES.sqrt(Decimals.DIVISION)));
    }

    /** By how wide the book is. */
    static BigDecimal guessed(Price bid, Price ask) {
        BigDecimal width = ask.value().subtract(bid.value());
        BigDecimal relative = width.divide(bid.midTo(ask).value(), Decimals.DIVISION);
        return relative.multiply(SPREADS).min(MOST_BY_SPREAD);
    }

    private static List<BigDecimal> returns(List<Price> mids) {
        List<BigDecimal> returns = new ArrayList<>();
        for (int i = 1; i < mids.size(); i++) returns.add(mids.get(i - 1).driftTo(mids.get(i)));
        return returns;
    }

    private static BigDecimal deviation(List<BigDecimal> samples) {
        BigDecimal n = BigDecimal.valueOf(samples.size());
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal squares = BigDecimal.ZERO;
        for (BigDecimal each : samples) {
            sum = sum.add(each);
            squares = squares.add(each.multiply(each));
        }
        BigDecimal scaled = squares.multiply(n).subtract(sum.multiply(sum));
        return scaled.sqrt(Decimals.DIVISION).divide(n, Decimals.DIVISION);
    }
}
