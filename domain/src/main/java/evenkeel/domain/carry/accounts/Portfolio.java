package evenkeel.domain.carry.accounts;

import evenkeel.domain.money.Decimals;
import evenkeel.domain.money.Usd;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Figures of a period: sums over its closed trades, reckoned from their rows each time.
 *
 * @param winRate as a fraction; empty without a trade
 */
public record Portfolio(
        int trades,
        Usd realised,
        Usd funding,
        Usd fees,
        Usd net,
        Optional<BigDecimal> winRate,
        Optional<Duration> averageHold,
        int corrections) {
    /** One closed trade. */
    public record Row(TradeAccount account, Instant closedAt, Duration held, boolean corrected) {}

    /** Of the trades that were closed from then on. */
    public static Portfolio since(Instant from, List<Row> rows) {
        List<Row> seen =
                rows.stream().filter(row -> !row.closedAt().isBefore(from)).toList();
        Usd realised = Usd.ZERO;
        Usd funding = Usd.ZERO;
        Usd fees = Usd.ZERO;
        Duration held = Duration.ZERO;
        for (Row row : seen) {
            realised = realised.plus(row.account().realisedPnl());
            funding = funding.plus(row.account().fundingCollected());
            fees = fees.plus(row.account().totalFees());
            held = held.plus(row.held());
        }
        long wins = seen.stream().filter(row -> row.account().win()).count();
        int count = seen.size();
        return new Portfolio(
                count,
                realised,
                funding,
                fees,
                realised.plus(funding),
                count == 0 ? Optional.empty() : Optional.of(rate(wins, count)),
                count == 0 ? Optional.empty() : Optional.of(held.dividedBy(count)),
                (int) seen.stream().filter(Row::corrected).count());
    }

    private static BigDecimal rate(long wins, int count) {
        return BigDecimal.valueOf(wins).divide(BigDecimal.valueOf(count), Decimals.DIVISION);
    }
}
