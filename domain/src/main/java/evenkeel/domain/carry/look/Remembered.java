package evenkeel.domain.carry.look;

import evenkeel.domain.carry.exit.ApyStatistics;
import evenkeel.domain.carry.exit.LegsSeen;
import evenkeel.domain.money.Usd;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What earlier looks left behind.
 *
 * @param observations looks that both venues answered, oldest first
 * @param results total results at a distance of 60 seconds, oldest first
 * @param entryApy what the held direction earned a year when it was first looked at
 * @param best the best validated candidate elsewhere
 * @param recovery when the present funding crash is likely over
 */
public record Remembered(
        List<LegsSeen> observations,
        Optional<Usd> highWaterMark,
        List<Usd> results,
        Optional<BigDecimal> entryApy,
        ApyStatistics apy,
        Optional<Alternative> best,
        Optional<Instant> recovery) {
    public Remembered {
        observations = List.copyOf(observations);
        results = List.copyOf(results);
    }
}
