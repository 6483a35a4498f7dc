package evenkeel.domain.carry.lead;

import evenkeel.domain.order.OrderStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Whether a cancelled order is really gone. */
public enum CancelCheck {
    CONFIRMED,
    /** Read it again after {@link #DELAY}. */
    READ_AGAIN,
    /** The venue never said so: the difference of the position tells what filled. */
    USE_POSITION,
    /** Nobody can say: it stays in the ledger and is looked after, and someone is told. */
    POSSIBLE_ZOMBIE;

    public static final Duration DELAY = Duration.ofMillis(500);

    private static final int READS = 3;

    /** By the reads of the order since its cancel, in order; one that failed is empty. */
    public static CancelCheck of(List<Optional<OrderStatus>> reads, boolean isPositionKnown) {
        boolean isOver = reads.stream().flatMap(Optional::stream).anyMatch(OrderStatus::isFinal);
        if (isOver) return CONFIRMED;
        if (reads.size() < READS) return READ_AGAIN;
        return isPositionKnown ? USE_POSITION : POSSIBLE_ZOMBIE;
    }
}
