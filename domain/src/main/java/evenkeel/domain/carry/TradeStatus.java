package evenkeel.domain.carry;

/** The trade's record. */
public enum TradeStatus {
    PENDING,
    OPENING,
    OPEN,
    CLOSING,
    CLOSED,
    REJECTED,
    FAILED,
    ROLLBACK;

    public boolean isFinal() {
        return this == CLOSED || this == REJECTED || this == FAILED;
    }

    public boolean mayBecome(TradeStatus next) {
        return switch (this) {
            case PENDING -> next == REJECTED || next == OPENING;
            case OPENING -> next == OPEN || next == FAILED || next == ROLLBACK || next == CLOSING;
            case ROLLBACK -> next == FAILED;
            case OPEN -> next == CLOSING;
            case CLOSING -> next == CLOSED;
            case CLOSED, REJECTED, FAILED -> false;
        };
    }
}
