package evenkeel.domain.carry.exit;

import evenkeel.domain.money.Decimals;
import evenkeel.domain.money.Usd;
import java.math.BigDecimal;
import java.util.List;

/** How much a trade's result usually moves from one minute to the next. */
public final class PnlRange {
    private static final Usd UNTIL_KNOWN = Usd.of("0.50");

    private PnlRange() {}

    /** The mean of the last differences, of results taken at a fixed distance, oldest first. */
    public static Usd atr(List<Usd> results, AtrExit settings) {
        int points = results.size();
        if (points < 2) return UNTIL_KNOWN;

        int first = Math.max(0, points - 1 - settings.period());
        Usd moved = Usd.ZERO;
        for (int i = first + 1; i < points; i++) {
            moved = moved.plus(results.get(i).minus(results.get(i - 1)).abs());
        }
        BigDecimal moves = BigDecimal.valueOf(points - 1L - first);
        return new Usd(moved.value().divide(moves, Decimals.DIVISION));
    }
}
