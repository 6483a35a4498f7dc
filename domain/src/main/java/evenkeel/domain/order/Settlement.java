package evenkeel.domain.order;

import java.time.Instant;

/** The answer to "end this order and tell what filled". */
public sealed interface Settlement {
    /** It is over, and every fill is in the ledger. */
    record Final(OrderReport report) implements Settlement {}

    /** Not yet proven; ask again at that time. */
    record Pending(String why, Instant askAgain) implements Settlement {}
}
