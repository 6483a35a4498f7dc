package evenkeel.domain.carry.exit;

import evenkeel.domain.money.Usd;
import java.math.BigDecimal;
import java.util.List;

/**
 * A look at a trade together with what its statistics are made of.
 *
 * @param apyHistory signed net rates a year, one per full hour, oldest first
 * @param pnlHistory total results at a distance of 60 seconds, oldest first
 */
public record ExitCase(
        HeldTrade trade,
        HeldLeg lead,
        HeldLeg hedge,
        HeldWorth worth,
        List<BigDecimal> apyHistory,
        List<Usd> pnlHistory) {
    public ExitCase {
        apyHistory = List.copyOf(apyHistory);
        pnlHistory = List.copyOf(pnlHistory);
    }

    public ExitInputs inputs(ExitSettings settings) {
        ApyStatistics statistics = ApyStatistics.of(apyHistory, settings.velocity(), settings.zScore());
        return new ExitInputs(trade, lead, hedge, worth, statistics, PnlRange.atr(pnlHistory, settings.atr()));
    }
}
