package evenkeel.domain.venue;

import evenkeel.domain.money.Decimals;
import evenkeel.domain.money.Price;
import evenkeel.domain.order.Side;
import java.math.BigDecimal;

/** Which prices a venue can write. However it is drawn, prices are put on it in one way. */
public sealed interface PriceGrid {
    /** The distance of neighbouring prices there. */
    BigDecimal stepAt(Price price);

    /** An order that rests moves away from the book, one that takes moves into it. */
    default Price put(Price price, Side side, boolean rests) {
        return rests == (side == Side.BUY) ? price.floorTo(stepAt(price)) : price.ceilTo(stepAt(price));
    }

    /** The same step everywhere. */
    record Tick(BigDecimal size) implements PriceGrid {
        public Tick {
            size = Decimals.normal(size);
            if (size.signum() <= 0) throw new IllegalArgumentException("a tick must be positive, was " + size);
        }

        @Override
        public BigDecimal stepAt(Price price) {
            return size;
        }
    }

    /** Five digits that count and at most that many decimals; whole numbers always, however long. */
    record FiveDigits(int mostDecimals) implements PriceGrid {
        private static final int DIGITS = 5;

        public FiveDigits {
            if (mostDecimals < 0) throw new IllegalArgumentException("decimals count from 0, were " + mostDecimals);
        }

        @Override
        public BigDecimal stepAt(Price price) {
            int before = price.value().precision() - price.value().scale(); // digits in front of the point
            int decimals = Math.max(0, Math.min(mostDecimals, DIGITS - before));
            return BigDecimal.ONE.movePointLeft(decimals);
        }
    }
}
