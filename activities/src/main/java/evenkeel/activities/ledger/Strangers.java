package evenkeel.activities.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Orders at a venue that look like ours and that the ledger does not know: it is older than the venues. */
public interface Strangers {
    /** Keeps those that the ledger really does not know, each once. */
    void keep(List<Stranger> seen);

    /** Those that no person has released, the first seen first. */
    List<Stranger> standing();

    /** One person's word for all that stand: from here on they count as explained. Answers how many. */
    int release(String by, String reason, Instant at);

    /** An order at a venue that carries a client id of ours. */
    record Stranger(String clientId, String venue, String symbol, Instant seenAt) {
        /** Those that stand in one line; empty when none does. */
        public static Optional<String> summary(List<Stranger> standing) {
            if (standing.isEmpty()) return Optional.empty();
            Stranger first = standing.getFirst();
            return Optional.of(standing.size() + " orders are unknown to the ledger, the first is " + first.clientId()
                    + ", " + first.symbol() + " @" + first.venue());
        }
    }
}
