package evenkeel.domain.carry.reconcile;

import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.CarryTerms.Leg;
import evenkeel.domain.carry.LegFill;
import evenkeel.domain.carry.LegFills;
import evenkeel.domain.carry.LegName;
import evenkeel.domain.carry.TradeFigures;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.carry.TradeStep;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderKey;
import evenkeel.domain.order.Purpose;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;
import evenkeel.domain.venue.Fill;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A ghost as it enters the books: a trade whose first orders were somebody else's. Nobody ever sends those.
 *
 * @param notional what it takes of the capital while it is held; one that only leaves takes nothing
 * @param openedAt its first fill
 */
public record Inherited(CarryTerms terms, Fate fate, Usd notional, Instant openedAt, List<Order> orders) {
    /** The reason of a trade that was inherited to be given back. */
    public static final String GIVEN_BACK = Finding.Action.CLOSE_SOFTLY.published();

    private static final int FIRST_EPOCH = 1;

    /** What becomes of it. */
    public enum Fate {
        /** It is open, and left by the rules. */
        HELD,
        /** It leaves at once, softly. */
        GIVEN_BACK
    }

    /** All that one side of a leg has filled, and the order that it stands for. */
    public record Order(OrderIntent intent, List<Fill> fills) {
        public Order {
            fills = List.copyOf(fills);
        }
    }

    public Inherited {
        orders = List.copyOf(orders);
    }

    /** {@code origins}: of the legs that hold something. */
    public static Inherited of(CarryTerms terms, Fate fate, Usd notional, Map<LegName, GhostOrigin> origins) {
        List<Order> orders = new ArrayList<>();
        for (Leg leg : List.of(terms.lead(), terms.hedge())) {
            GhostOrigin origin = origins.get(leg.name());
            if (origin == null) continue;
            order(terms.trade(), leg, leg.side(), 1, origin).ifPresent(orders::add);
            order(terms.trade(), leg, leg.side().opposite(), 2, origin).ifPresent(orders::add);
        }
        return new Inherited(terms, fate, notional, firstFill(origins), orders);
    }

    public static Instant firstFill(Map<LegName, GhostOrigin> origins) {
        return origins.values().stream()
                .flatMap(origin -> origin.fills().stream())
                .map(Fill::venueTime)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    public boolean isHeld() {
        return fate == Fate.HELD;
    }

    /** How it stands from now on. */
    public TradeStep enters(Instant now) {
        String trade = terms.trade();
        return switch (fate) {
            case HELD -> TradeStep.to(TradeStatus.OPEN, trade, openedAt).with(figures());
            case GIVEN_BACK -> TradeStep.to(TradeStatus.ROLLBACK, trade, now).because(GIVEN_BACK);
        };
    }

    private TradeFigures figures() {
        LegFills in = new LegFills(filled(terms.lead(), false), filled(terms.hedge(), false));
        LegFills out = new LegFills(filled(terms.lead(), true), filled(terms.hedge(), true));
        return TradeFigures.of(in, out, Usd.ZERO);
    }

    private LegFill filled(Leg leg, boolean out) {
        return orders.stream()
                .filter(order -> order.intent().venue().equals(leg.venue()))
                .filter(order -> order.intent().reduceOnly() == out)
                .flatMap(order -> order.fills().stream())
                .map(fill ->
                        new LegFill(fill.quantity(), fill.value(), fill.fee().dollars()))
                .reduce(LegFill.NOTHING, LegFill::plus);
    }

    private static Optional<Order> order(String trade, Leg leg, Side side, int seq, GhostOrigin origin) {
        List<Fill> fills =
                origin.fills().stream().filter(fill -> fill.side() == side).toList();
        if (fills.isEmpty()) return Optional.empty();
        boolean out = side != leg.side();
        Purpose opening = leg.name() == LegName.LEAD ? Purpose.ENTRY : Purpose.HEDGE;
        OrderKey key = new OrderKey(trade, leg.name().slot(), seq);
        OrderIntent intent = new OrderIntent(
                key,
                FIRST_EPOCH,
                leg.venue(),
                leg.symbol(),
                side,
                fills.stream().map(Fill::quantity).reduce(Quantity.ZERO, Quantity::plus),
                worst(side, fills),
                TimeInForce.GTC,
                out ? Purpose.REDUCE : opening,
                out);
        return Optional.of(new Order(
                intent, fills.stream().map(fill -> fill.as(key.clientId())).toList()));
    }

    /** What a limit must have allowed. */
    private static Price worst(Side side, List<Fill> fills) {
        Comparator<Price> byValue = Comparator.comparing(Price::value);
        Comparator<Price> better = side == Side.BUY ? byValue : byValue.reversed();
        return fills.stream().map(Fill::price).max(better).orElseThrow();
    }
}
