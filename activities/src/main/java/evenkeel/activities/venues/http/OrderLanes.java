package evenkeel.activities.venues.http;

import evenkeel.activities.venues.budget.RateTerms;
import evenkeel.activities.venues.budget.Urgency;
import evenkeel.activities.venues.http.ErrorTable.Said;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderOutcome;
import evenkeel.domain.order.Purpose;
import java.io.IOException;
import java.time.Instant;
import java.util.function.Function;
import okhttp3.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The two lanes that orders leave by: entries that stall never hold up a hedge, an exit or a cancel. */
public final class OrderLanes implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OrderLanes.class);

    private final String venue;
    private final VenueClock clock;
    private final VenueHttp entries;
    private final VenueHttp exits;

    public OrderLanes(VenueSettings settings, RateTerms terms, VenueClock clock) {
        this.venue = settings.venue();
        this.clock = clock;
        this.entries = VenueHttp.entries(settings, terms);
        this.exits = VenueHttp.exits(settings, terms);
    }

    /**
     * Sends an order once. What is not certain is unknown, and whatever goes wrong after the first byte is not certain.
     * However long it waits for a slot or a connection, it is stamped already: after its window the venue refuses it.
     */
    public OrderOutcome place(OrderIntent intent, Request stamped, Function<Answer, OrderOutcome> judge) {
        boolean entry = intent.purpose() == Purpose.ENTRY;
        try {
            // only entries: what reduces is stamped by the venue's time and goes, whatever ours is
            if (entry && !clock.isTrusted()) {
                return notSent(Code.VEN_CLOCK, "never sent: the venue's clock is " + clock.offset() + " ahead of ours");
            }
        } catch (Trouble e) {
            return notSent(e.code(), "never sent: " + e.getMessage());
        }
        return send(entry ? entries : exits, stamped, judge);
    }

    /** Asks once for something that is no order, in the lane of entries; what went wrong is trouble with a code. */
    public Answer ask(Request stamped) {
        return entries.read(stamped);
    }

    /** Asks once for an order's end; the answer is only worth a line in the log. */
    public void cancel(OrderIntent intent, Function<Instant, Request> request, Function<Answer, Said> reading) {
        try {
            Answer answer = exits.exchange(request.apply(reckoned()), Urgency.CANCEL);
            LOG.debug(
                    "cancel of {} at {}: HTTP {} {}", intent.clientId(), venue, answer.status(), reading.apply(answer));
        } catch (IOException | Trouble e) {
            LOG.warn("cancel of {} at {}: {}", intent.clientId(), venue, e.toString());
        }
    }

    @Override
    public void close() {
        entries.close();
        exits.close();
    }

    /** A cancel is harmless and urgent: when the venue's clock cannot be read, ours has to do. */
    private Instant reckoned() {
        try {
            return clock.now();
        } catch (Trouble e) {
            return clock.local();
        }
    }

    private OrderOutcome send(VenueHttp lane, Request signed, Function<Answer, OrderOutcome> judge) {
        try {
            return judge.apply(lane.exchange(signed));
        } catch (VenueHttp.NoSlot e) {
            return notSent(e.code(), String.valueOf(e.getMessage()));
        } catch (VenueHttp.NotSent e) {
            return notSent(Code.VEN_SILENT, String.valueOf(e.getMessage()));
        } catch (VenueHttp.Oversized e) {
            return new OrderOutcome.Unknown(Code.VEN_GARBLED.id(), venue + ": " + e.getMessage());
        } catch (IOException e) {
            return new OrderOutcome.Unknown(Code.VEN_SILENT.id(), venue + ": " + e); // the request may have arrived
        } catch (RuntimeException e) {
            return new OrderOutcome.Unknown(Code.VEN_GARBLED.id(), venue + ": " + e); // an answer we cannot read
        }
    }

    private OrderOutcome notSent(Code code, String why) {
        return new OrderOutcome.Rejected(code.id(), venue + ": " + why);
    }
}
