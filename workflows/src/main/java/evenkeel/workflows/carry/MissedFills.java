package evenkeel.workflows.carry;

import evenkeel.domain.carry.Alert;
import evenkeel.domain.carry.CarryTerms.Leg;
import evenkeel.domain.carry.LegFill;
import evenkeel.domain.carry.lead.MissedFill;
import evenkeel.domain.code.Code;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.Side;
import evenkeel.workflows.ports.Accounts;
import evenkeel.workflows.timeline.Timeline;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * §7.2, §7.4, §7.5: what a leg's position grew by beyond the fills that were told. It is read again at the leg's orders and
 * counts as soon as a fill proves it; the symbol was flat before.
 *
 * @param before what had filled before this run's own orders
 */
record MissedFills(
        String change,
        Leg leg,
        LegFill before,
        EntryOrders orders,
        Accounts accounts,
        Timeline time,
        CarryAlarm alarm) {
    private static final String OF_THE_LEAD = "missed-fills";
    private static final String OF_THE_HEDGE = "missed-hedge-fills";
    private static final int READS = 3;
    private static final Duration BETWEEN_READS = Duration.ofSeconds(1);

    static MissedFills ofLead(Leg leg, EntryOrders orders, Accounts accounts, Timeline time, CarryAlarm alarm) {
        return new MissedFills(OF_THE_LEAD, leg, LegFill.NOTHING, orders, accounts, time, alarm);
    }

    static MissedFills ofHedge(
            Leg leg, LegFill before, EntryOrders orders, Accounts accounts, Timeline time, CarryAlarm alarm) {
        return new MissedFills(OF_THE_HEDGE, leg, before, orders, accounts, time, alarm);
    }

    /** All that has filled; empty while the venue tells no position, or more than its orders explain. */
    Optional<LegFill> adoptedTo(LegFill told, Price limit) {
        if (time.version(change, 1) < 1) return Optional.of(told);
        LegFill known = told;
        for (int read = 1; read <= READS; read++) {
            if (read > 1) time.pause(BETWEEN_READS, "the " + leg.name().slot() + "'s venue tells its fills");
            Optional<Quantity> held = accounts.position(leg).signed().map(this::ours);
            if (held.isEmpty()) continue;
            if (missed(known, held.get(), limit).isPresent()) known = before.plus(orders.readAgain(leg));
            if (missed(known, held.get(), limit).isEmpty()) return Optional.of(adopted(told, known));
        }
        return Optional.empty();
    }

    private Optional<MissedFill> missed(LegFill known, Quantity held, Price limit) {
        return MissedFill.find(known.quantity(), held, leg.instrument().lot(), known.vwap(), limit);
    }

    private LegFill adopted(LegFill told, LegFill known) {
        Quantity late = known.quantity().lessOrZero(told.quantity());
        if (late.isZero()) return known;
        String text = late + " " + leg.symbol() + " @" + leg.venue() + " had filled without being told";
        alarm.raise(
                "missed-" + leg.name().slot() + "-fill-" + known.quantity(),
                Alert.Severity.WARNING,
                Code.REC_RECONCILED,
                text);
        return known;
    }

    private Quantity ours(BigDecimal signed) {
        BigDecimal grown = leg.side() == Side.BUY ? signed : signed.negate();
        return new Quantity(grown.max(BigDecimal.ZERO));
    }
}
