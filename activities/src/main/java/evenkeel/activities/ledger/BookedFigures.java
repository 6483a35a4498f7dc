package evenkeel.activities.ledger;

import evenkeel.domain.carry.LegFill;
import evenkeel.domain.carry.LegFills;
import evenkeel.domain.carry.LegName;
import evenkeel.domain.carry.TradeFigures;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Purpose;
import evenkeel.domain.venue.FundingPayment;
import java.util.List;

/** A trade's figures as its orders and payments sum up: what reduces is an exit, everything else an entry. */
public final class BookedFigures {
    private BookedFigures() {}

    public static TradeFigures of(Books books, String trade) {
        return of(books.orders(trade), books.funding(trade));
    }

    public static TradeFigures of(List<OrderRecord> orders, List<FundingPayment> payments) {
        LegFills entries = new LegFills(sum(orders, LegName.LEAD, false), sum(orders, LegName.HEDGE, false));
        LegFills exits = new LegFills(sum(orders, LegName.LEAD, true), sum(orders, LegName.HEDGE, true));
        Usd funding = Usd.ZERO;
        for (FundingPayment payment : payments) funding = funding.plus(payment.amount());
        return TradeFigures.of(entries, exits, funding);
    }

    private static LegFill sum(List<OrderRecord> orders, LegName leg, boolean exits) {
        LegFill sum = LegFill.NOTHING;
        for (OrderRecord order : orders) {
            boolean reduces = order.intent().purpose() == Purpose.REDUCE;
            if (reduces == exits && isOf(leg, order)) sum = sum.plus(LegFill.of(order.report()));
        }
        return sum;
    }

    /** A leg's slots are {@code lead}, {@code lead.g1} … */
    private static boolean isOf(LegName leg, OrderRecord order) {
        String slot = order.intent().key().leg();
        return slot.equals(leg.slot()) || slot.startsWith(leg.slot() + ".");
    }
}
