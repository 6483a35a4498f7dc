package evenkeel.simulator.ledger;

import evenkeel.activities.ledger.OrderRecord;
import evenkeel.domain.carry.reconcile.Inherited;
import evenkeel.domain.ledger.LedgerRule;
import evenkeel.domain.ledger.OrderLife;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderReport;
import evenkeel.domain.order.OrderStatus;
import evenkeel.domain.venue.Fill;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One order, everything it was and everything that was booked to it. */
final class HeldOrder {
    final OrderIntent intent;
    final String clientId;
    final List<OrderStatus> statuses = new ArrayList<>();
    final List<Quantity> filledSoFar = new ArrayList<>();
    final List<Fill> fills = new ArrayList<>();
    int sendsAllowed;
    private Usd value = Usd.ZERO;
    private Usd fee = Usd.ZERO;
    private OrderRecord record;

    HeldOrder(OrderIntent intent) {
        this.intent = intent;
        clientId = intent.clientId();
        statuses.add(OrderStatus.INTENT);
        filledSoFar.add(Quantity.ZERO);
        record = new OrderRecord(
                intent, OrderReport.nothing(OrderStatus.INTENT), Optional.empty(), Optional.empty(), "", false);
    }

    /** Over before it came here, and never sent. */
    static HeldOrder inherited(Inherited.Order order) {
        HeldOrder over = new HeldOrder(order.intent());
        order.fills().forEach(over::add);
        over.statuses.set(0, OrderStatus.FILLED);
        over.move(OrderStatus.FILLED, order.intent().quantity(), "");
        return over;
    }

    OrderRecord record() {
        return record;
    }

    OrderStatus status() {
        return statuses.getLast();
    }

    Quantity filled() {
        return filledSoFar.getLast();
    }

    void allowSend(Instant at, Optional<Instant> fence) {
        sendsAllowed++;
        statuses.add(OrderStatus.SENT);
        record = new OrderRecord(intent, report(), Optional.of(at), fence, record.why(), record.outdated());
    }

    void add(Fill fill) {
        fills.add(fill);
        value = value.plus(fill.value());
        fee = fee.plus(fill.fee().dollars());
    }

    void move(OrderStatus status, Quantity filled, String why) {
        if (status != status()) statuses.add(status);
        if (!filled.equals(filled())) filledSoFar.add(filled);
        record = new OrderRecord(intent, report(), record.sentAt(), record.fence(), why, record.outdated());
    }

    void outdate() {
        record = new OrderRecord(intent, report(), record.sentAt(), record.fence(), record.why(), true);
    }

    void verifyFits(OrderStatus next, Quantity filled) {
        String what = intent.key() + " " + next + " with " + filled + " of " + intent.quantity();
        boolean wasSent = record.sentAt().isPresent();
        if (status().isFinal() && !wasSent && !filled.isZero()) throw LedgerRule.ORDER_WAS_SENT.broken(what);
        if (!OrderLife.allows(next, intent.quantity(), filled)) throw LedgerRule.FILL_FITS_STATUS.broken(what);
        if (filled.exceeds(intent.quantity())) throw LedgerRule.FILL_WITHIN.broken(what);
    }

    private OrderReport report() {
        return new OrderReport(status(), filled(), value, fee);
    }
}
