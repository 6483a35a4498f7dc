package evenkeel.workflows.carry;

import evenkeel.domain.carry.CarryTerms.Leg;
import evenkeel.domain.carry.LegFill;
import evenkeel.domain.carry.LegName;
import evenkeel.domain.carry.Priced;
import evenkeel.domain.carry.close.CloseGrid;
import evenkeel.domain.carry.close.ClosePrices;
import evenkeel.domain.carry.close.CloseSettings;
import evenkeel.domain.carry.close.ClosingLeg;
import evenkeel.domain.carry.market.Exchange;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;
import evenkeel.domain.venue.Quote;
import evenkeel.workflows.ports.Market;
import evenkeel.workflows.timeline.Timeline;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** How one leg of a close stands in the book and takes from it. */
final class CloseOrders {
    private static final Duration UNTIL_A_PRICE = Duration.ofSeconds(1);

    private final CloseSettings settings;
    private final Exchange leads;
    private final Market market;
    private final Timeline time;
    private final CarryOrders orders;

    CloseOrders(CloseSettings settings, Exchange leads, Market market, Timeline time, CarryOrders orders) {
        this.settings = settings;
        this.leads = leads;
        this.market = market;
        this.time = time;
        this.orders = orders;
    }

    /** Joins its own side; a large leg of Lighter's role stands at several prices. Refused once, it stands one tick deeper. */
    LegFill rest(Leg leg, Quantity quantity, Duration patience, BooleanSupplier over) {
        Optional<Priced.At> seen = priced(leg);
        if (quantity.isZero() || seen.isEmpty() || !rests(leg)) return LegFill.NOTHING;
        Optional<CloseGrid> grid = grid(leg, quantity, seen.get());
        if (grid.isPresent()) return restAt(leg, grid.get().levels(), 0, patience, over);

        Price join = resting(leg, seen.get().quote());
        CarryOrders.Sent sent = rest(leg, leg.name().slot(), quantity, join, patience, over);
        if (!sent.refused()) return sent.fill();
        Price deeper = ClosePrices.deeper(closing(leg), join, leg.instrument().tick());
        return rest(leg, leg.name().slot(), quantity, deeper, patience, over).fill();
    }

    /** Behind, where more has been opened than these legs know of. */
    void askAgain(ClosingLegs legs) {
        orders.askAgain(legs.legs(), legs.opened());
    }

    /** Takes the other side's best, and worse by at most that fraction. */
    LegFill take(Leg leg, Quantity quantity, BigDecimal slippage) {
        Optional<Quote> seen = quote(leg);
        if (quantity.isZero() || seen.isEmpty()) return LegFill.NOTHING;
        Price limit = ClosePrices.taking(
                closing(leg),
                seen.get().bid(),
                seen.get().ask(),
                slippage,
                leg.instrument().tick());
        Duration patience = settings.coordinated().iocTimeout();
        return orders.close(leg, leg.name().slot(), quantity, limit, TimeInForce.IOC, patience, () -> false)
                .fill();
    }

    /** §10.3: gives way attempt by attempt, by a fresh price each; the last one stands for a market order. */
    LegFill ladder(Leg leg, Quantity quantity) {
        LegFill out = LegFill.NOTHING;
        for (int attempt = 0; attempt <= settings.ladder().attempts(); attempt++) {
            Quantity left = leg.instrument().lots(quantity.lessOrZero(out.quantity()));
            if (left.isZero()) return out;
            LegFill taken = take(leg, left, slippage(leg, attempt));
            if (taken.isNothing()) time.pause(UNTIL_A_PRICE, "a price to close at");
            out = out.plus(taken);
        }
        return out;
    }

    private BigDecimal slippage(Leg leg, int attempt) {
        boolean market = attempt == settings.ladder().attempts();
        BigDecimal wanted =
                market ? settings.ladder().maxSlippage() : settings.ladder().slippageAt(attempt);
        return plays(leg) == Exchange.LIGHTER
                ? wanted.max(settings.takerSlippage().close())
                : wanted;
    }

    /** All levels at the same time, each in a slot of its own. */
    private LegFill restAt(Leg leg, List<CloseGrid.Level> levels, int first, Duration patience, BooleanSupplier over) {
        CloseGrid.Level level = levels.get(first);
        String slot = leg.name().slot() + ".g" + (first + 1);
        if (first == levels.size() - 1) {
            return rest(leg, slot, level.quantity(), level.price(), patience, over)
                    .fill();
        }
        var both = time.both(
                () -> rest(leg, slot, level.quantity(), level.price(), patience, over)
                        .fill(),
                () -> restAt(leg, levels, first + 1, patience, over));
        return both.first().plus(both.second());
    }

    private CarryOrders.Sent rest(
            Leg leg, String slot, Quantity quantity, Price limit, Duration patience, BooleanSupplier over) {
        return orders.close(leg, slot, quantity, limit, TimeInForce.POST_ONLY, patience, over);
    }

    private Optional<CloseGrid> grid(Leg leg, Quantity quantity, Priced.At priced) {
        if (plays(leg) != Exchange.LIGHTER) return Optional.empty();
        Quote seen = priced.quote();
        boolean buys = closing(leg) == Side.BUY;
        Usd top = (buys ? seen.askSize() : seen.bidSize()).at(seen.take(closing(leg)));
        if (!CloseGrid.isDue(quantity.at(resting(leg, seen)), top, settings.grid())) return Optional.empty();
        ClosingLeg closing = new ClosingLeg(
                Exchange.LIGHTER,
                leg.side(),
                quantity,
                Optional.empty(),
                true,
                leg.instrument().tick(),
                leg.instrument().lot(),
                Optional.of(seen.bid()),
                Optional.of(seen.ask()),
                Optional.of(top),
                List.of(),
                List.of());
        return Optional.of(CloseGrid.of(closing, quantity, top, priced.volatility(), settings.grid()));
    }

    private boolean rests(Leg leg) {
        return plays(leg) == Exchange.LIGHTER || settings.exitFees().x10UseMaker();
    }

    private static Price resting(Leg leg, Quote seen) {
        return ClosePrices.resting(
                closing(leg), seen.bid(), seen.ask(), leg.instrument().tick());
    }

    private static Side closing(Leg leg) {
        return leg.side().opposite();
    }

    private Exchange plays(Leg leg) {
        return leg.name() == LegName.LEAD ? leads : leads.other();
    }

    private Optional<Quote> quote(Leg leg) {
        return priced(leg).map(Priced.At::quote);
    }

    private Optional<Priced.At> priced(Leg leg) {
        return market.quote(leg) instanceof Priced.At priced ? Optional.of(priced) : Optional.empty();
    }
}
