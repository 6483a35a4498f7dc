package evenkeel.domain.carry.entry;

import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import java.math.BigDecimal;
import java.util.List;

/** What an undone entry cost, fees included; negative is a gain. */
public record RollbackLoss(Usd lossUsd) {
    /** What was bought and sold again of one leg, with the fees of both ways. */
    public record Leg(Side side, Quantity quantity, Price entryVwap, Price exitVwap, Usd fees) {
        private Usd loss() {
            BigDecimal rise = exitVwap.value().subtract(entryVwap.value());
            BigDecimal against = side == Side.BUY ? rise.negate() : rise;
            return new Usd(against).times(quantity.value()).plus(fees);
        }
    }

    public static RollbackLoss of(List<Leg> legs) {
        return new RollbackLoss(legs.stream().map(Leg::loss).reduce(Usd.ZERO, Usd::plus));
    }
}
