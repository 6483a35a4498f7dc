package evenkeel.domain.carry.close;

import evenkeel.domain.carry.market.Exchange;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * One leg as it is when a close begins, and what has filled of it since.
 *
 * @param side of the position
 * @param openQuantity that is ours by our own record
 * @param livePosition at the venue, long counting up; empty: it could not be read
 * @param gaveUpReading whether reading again has had its chance
 * @param topNotional what rests at the top of the needed side
 * @param minuteMids the mids of the last hour, one a minute, oldest first
 * @param fills of all orders of this close
 */
public record ClosingLeg(
        Exchange venue,
        Side side,
        Quantity openQuantity,
        Optional<BigDecimal> livePosition,
        boolean gaveUpReading,
        BigDecimal tick,
        BigDecimal lot,
        Optional<Price> bid,
        Optional<Price> ask,
        Optional<Usd> topNotional,
        List<Price> minuteMids,
        List<ClosePart> fills) {
    public ClosingLeg {
        minuteMids = List.copyOf(minuteMids);
        fills = List.copyOf(fills);
    }

    public Side closingSide() {
        return side.opposite();
    }

    boolean hasBook() {
        return bid.isPresent() && ask.isPresent();
    }
}
