package evenkeel.domain.order;

import java.time.Instant;

/** How an order that may rest is doing. */
public sealed interface OrderProgress {
    /** It has ended, by what the venue says now. */
    record Ended(OrderReport report) implements OrderProgress {}

    /** Nothing more to see before that time. */
    record Resting(OrderReport report, Instant askAgain) implements OrderProgress {}
}
