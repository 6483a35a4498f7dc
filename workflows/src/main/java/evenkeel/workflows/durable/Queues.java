package evenkeel.workflows.durable;

import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.Purpose;

/** The task queues. What reduces has slots of its own, so that it never waits behind an entry. */
public final class Queues {
    public static final String TRADES = "trades";
    public static final String LEDGER = "ledger";
    public static final String WATCH = "watch";

    private Queues() {}

    public static String venue(String name) {
        return "venue-" + name;
    }

    public static String exit(String venue) {
        return "venue-" + venue + "-exit";
    }

    static String of(OrderIntent intent) {
        return intent.purpose() == Purpose.ENTRY ? venue(intent.venue()) : exit(intent.venue());
    }
}
