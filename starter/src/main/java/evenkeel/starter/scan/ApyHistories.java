package evenkeel.starter.scan;

import evenkeel.activities.history.RateHistory;
import evenkeel.domain.carry.market.Direction;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.List;

/** What a direction has earned, hour by hour and signed, oldest first. What nobody recorded is not there. */
@FunctionalInterface
public interface ApyHistories {
    List<BigDecimal> of(String symbol, Direction direction);

    /** By the rates that were written down, for as many hours as a forecast looks back. */
    static ApyHistories recorded(RateHistory rates, ScanRules rules, InstantSource clock) {
        return (symbol, direction) -> rates.netApy(
                symbol,
                rules.pair().venue(direction.buys()),
                rules.pair().venue(direction.sells()),
                rules.historySince(clock.instant()));
    }
}
