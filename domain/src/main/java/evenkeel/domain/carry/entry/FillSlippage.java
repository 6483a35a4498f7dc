package evenkeel.domain.carry.entry;

import evenkeel.domain.money.Price;
import evenkeel.domain.order.Side;
import java.math.BigDecimal;

/** How much worse than a reference an order was filled; positive is worse. */
public record FillSlippage(BigDecimal bps) {
    private static final BigDecimal BPS = new BigDecimal(10_000);

    public static FillSlippage of(Side side, Price reference, Price fill) {
        BigDecimal above = reference.driftTo(fill).multiply(BPS);
        return new FillSlippage(side == Side.BUY ? above : above.negate());
    }
}
