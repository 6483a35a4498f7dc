package evenkeel.domain.carry.reconcile;

import evenkeel.domain.venue.Fill;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Where a position comes from, by its account's own fills.
 *
 * @param fills all since it was last flat, oldest first; some of them may have made it smaller
 */
public record GhostOrigin(List<Fill> fills) {
    public GhostOrigin {
        fills = List.copyOf(fills);
    }

    /**
     * Walks back until nothing is left of the position; empty while these fills do not explain it.
     *
     * @param signed what is held: long counts up
     * @param known of its symbol at its venue, oldest first
     */
    public static Optional<GhostOrigin> of(BigDecimal signed, List<Fill> known) {
        List<Fill> walked = new ArrayList<>();
        BigDecimal before = signed;
        for (Fill fill : known.reversed()) {
            if (before.signum() != signed.signum()) break; // flat, or it was turned around by one fill
            walked.add(fill);
            before = before.subtract(fill.side().signed(fill.quantity()));
        }
        if (before.signum() != 0 || walked.isEmpty()) return Optional.empty();
        Collections.reverse(walked);
        return Optional.of(new GhostOrigin(walked));
    }
}
