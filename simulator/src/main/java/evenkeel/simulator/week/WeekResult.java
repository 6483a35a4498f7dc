package evenkeel.simulator.week;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a week came to.
 *
 * @param left how often a look at a symbol ended with which reason not to open
 * @param around what was found by who reconciles, and why new trades had to wait, by its word
 * @param broken what does not hold of the books or the venues; empty, always
 */
public record WeekResult(
        MarketWeek week,
        List<WeekTrade> trades,
        Map<String, Long> left,
        Map<String, Long> around,
        List<Statement> statements,
        List<String> broken) {
    public WeekResult {
        trades = List.copyOf(trades);
        left = new TreeMap<>(left);
        around = new TreeMap<>(around);
        statements = List.copyOf(statements);
        broken = List.copyOf(broken);
    }

    public Attribution total() {
        return trades.stream().map(WeekTrade::result).reduce(Attribution.NOTHING, Attribution::plus);
    }

    /** Whether ledger, venues and balances tell the same. */
    public boolean isTrue() {
        return broken.isEmpty() && statements.stream().allMatch(Statement::agrees);
    }
}
