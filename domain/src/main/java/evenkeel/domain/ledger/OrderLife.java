package evenkeel.domain.ledger;

import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.OrderReport;
import evenkeel.domain.order.OrderStatus;

/** What an order becomes when a venue's word meets the fills that were booked. */
public final class OrderLife {
    private OrderLife() {}

    /**
     * Fills win over words. An order ends only when the booked fills are exactly what the venue says; an old report, or
     * one that the order may not follow, changes nothing.
     */
    public static OrderStatus after(OrderStatus now, Quantity ordered, Quantity booked, OrderReport venueSays) {
        OrderStatus next = now.isFinal() ? late(now, ordered, booked, venueSays) : shown(ordered, booked, venueSays);
        return now.mayBecome(next) ? next : now;
    }

    /** Whether an order may be moved without a venue's word: to unknown, rejected or absent. */
    public static boolean mayBeMarked(OrderStatus now, OrderStatus mark) {
        return switch (mark) {
            case UNKNOWN, REJECTED, ABSENT -> now != mark && now.mayBecome(mark);
            case INTENT, SENT, OPEN, PARTIALLY_FILLED, FILLED, CANCELLED, EXPIRED ->
                throw new IllegalArgumentException("only a venue can say that an order is " + mark);
        };
    }

    /** Whether an order of that status may have filled so much. A cancelled one that fills up was a filled one. */
    public static boolean allows(OrderStatus status, Quantity ordered, Quantity filled) {
        boolean full = filled.equals(ordered);
        return switch (status) {
            case FILLED -> full;
            case PARTIALLY_FILLED, CANCELLED, EXPIRED -> !full;
            case INTENT, SENT, UNKNOWN, OPEN, REJECTED, ABSENT -> filled.isZero();
        };
    }

    private static OrderStatus shown(Quantity ordered, Quantity booked, OrderReport venueSays) {
        if (booked.equals(ordered)) return OrderStatus.FILLED;

        boolean complete = booked.equals(venueSays.filled());
        return switch (venueSays.status()) {
            case CANCELLED, EXPIRED -> complete ? venueSays.status() : live(booked);
            case REJECTED, ABSENT -> complete && booked.isZero() ? venueSays.status() : live(booked);
            case OPEN, PARTIALLY_FILLED, FILLED -> live(booked);
            case INTENT, SENT, UNKNOWN -> booked.isZero() ? venueSays.status() : live(booked);
        };
    }

    /** Of an order that has ended only fills tell anything new: one that was thought never to have been, has ended filled. */
    private static OrderStatus late(OrderStatus now, Quantity ordered, Quantity booked, OrderReport venueSays) {
        if (booked.equals(ordered)) return OrderStatus.FILLED;
        boolean wasNothing = now == OrderStatus.REJECTED || now == OrderStatus.ABSENT;
        if (!wasNothing || booked.isZero()) return now;
        return venueSays.status() == OrderStatus.EXPIRED ? OrderStatus.EXPIRED : OrderStatus.CANCELLED;
    }

    private static OrderStatus live(Quantity booked) {
        return booked.isZero() ? OrderStatus.OPEN : OrderStatus.PARTIALLY_FILLED;
    }
}
