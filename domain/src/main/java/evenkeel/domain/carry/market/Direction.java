package evenkeel.domain.carry.market;

import evenkeel.domain.order.Side;

/** Which venue is long; the other one is short. */
public enum Direction {
    LONG_LIGHTER(Exchange.LIGHTER),
    LONG_X10(Exchange.X10);

    private final Exchange buys;

    Direction(Exchange buys) {
        this.buys = buys;
    }

    /** The venue to buy at. */
    public Exchange buys() {
        return buys;
    }

    /** The venue to sell at. */
    public Exchange sells() {
        return buys.other();
    }

    public Side sideAt(Exchange exchange) {
        return exchange == buys ? Side.BUY : Side.SELL;
    }

    public static Direction buyingAt(Exchange exchange) {
        return exchange == Exchange.LIGHTER ? LONG_LIGHTER : LONG_X10;
    }
}
