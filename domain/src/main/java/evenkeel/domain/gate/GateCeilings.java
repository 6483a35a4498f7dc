package evenkeel.domain.gate;

import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import java.math.BigDecimal;
import java.time.Duration;

/** What no setting may exceed (F64): a slip of the pen must not become an order. Raised by a release only. */
public final class GateCeilings {
    public static final Quantity QUANTITY = Quantity.of("10000000");
    public static final Usd ORDER_NOTIONAL = Usd.of("1000000");
    public static final BigDecimal COLLAR = new BigDecimal("0.20");
    public static final int OPEN_ORDERS = 1_000;
    public static final int ORDERS_A_MINUTE = 1_200;
    public static final int REPEATS = 60;
    public static final Duration DATA_AGE = Duration.ofMinutes(5);
    public static final Usd EXPOSURE = Usd.of("100000000");
    public static final Usd DAILY_LOSS = Usd.of("1000000");
    public static final BigDecimal LEVERAGE = new BigDecimal("20");

    private GateCeilings() {}
}
