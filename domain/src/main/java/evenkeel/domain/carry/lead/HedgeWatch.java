package evenkeel.domain.carry.lead;

import evenkeel.domain.carry.depth.Available;
import evenkeel.domain.carry.depth.DepthGateSettings;
import evenkeel.domain.carry.depth.DepthMode;
import evenkeel.domain.carry.market.Book;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The hedge's side of the book while the lead rests.
 *
 * @param needed what the top must hold at least
 * @param isEvaporated cancel the lead ({@code LEG1_HEDGE_EVAPORATED}); false while the book is not known
 */
public record HedgeWatch(Quantity needed, Usd pendingNotional, Quantity top, Quantity window, boolean isEvaporated) {
    private static final BigDecimal SHARE = new BigDecimal("0.8");
    private static final Usd LEAST = Usd.of("10");

    public static HedgeWatch of(
            Optional<Book> hedgeBook, Side hedge, Quantity pending, Price price, DepthGateSettings depth) {
        Quantity needed = new Quantity(pending.value().multiply(SHARE));
        Usd notional = pending.at(price);
        Quantity top = quantity(depth.available(hedgeBook, hedge, DepthMode.L1));
        Quantity window = quantity(depth.available(hedgeBook, hedge, DepthMode.IMPACT));
        boolean evaporated =
                hedgeBook.isPresent() && needed.exceeds(top) && !LEAST.exceeds(notional) && pending.exceeds(window);
        return new HedgeWatch(needed, notional, top, window, evaporated);
    }

    private static Quantity quantity(Optional<Available> available) {
        return available.map(Available::quantity).orElse(Quantity.ZERO);
    }
}
