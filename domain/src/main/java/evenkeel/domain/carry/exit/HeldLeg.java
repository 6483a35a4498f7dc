package evenkeel.domain.carry.exit;

import evenkeel.domain.carry.market.Exchange;
import evenkeel.domain.money.HourlyRate;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.Side;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * One leg as recorded and as its venue shows it now. What could not be read is empty, never zero.
 *
 * @param side that was opened; {@code liveSide} where the venue shows another
 * @param fresh whether the live quantity and the mark are young enough to act on
 * @param price the venue's own, the middle of its book
 * @param closePrice the ask when closing buys, the bid when it sells
 * @param liquidationDistance from the mark, as a fraction of it
 */
public record HeldLeg(
        Exchange venue,
        Side side,
        Quantity openQuantity,
        Optional<Price> entryVwap,
        BigDecimal lot,
        Optional<Quantity> liveQuantity,
        Optional<Side> liveSide,
        Optional<Price> mark,
        boolean fresh,
        Optional<Price> price,
        Optional<Price> closePrice,
        Optional<HourlyRate> rate,
        Optional<BigDecimal> liquidationDistance) {
    Side sideSeen() {
        return liveSide.orElse(side);
    }

    /** The venue's mark, else what it was entered at. */
    Optional<Price> valuedAt() {
        return mark.isPresent() ? mark : entryVwap;
    }
}
