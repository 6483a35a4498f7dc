package evenkeel.starter.scan;

import evenkeel.domain.carry.market.Direction;
import java.math.BigDecimal;
import java.util.List;

/** What a direction has earned, hour by hour and signed, oldest first. What nobody recorded is not there. */
@FunctionalInterface
public interface ApyHistories {
    List<BigDecimal> of(String symbol, Direction direction);
}
