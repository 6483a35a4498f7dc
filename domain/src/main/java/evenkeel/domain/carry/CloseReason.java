package evenkeel.domain.carry;

/** Why a trade was left. */
public enum CloseReason {
    /** A leg is missing or of the wrong size: nothing else matters. */
    BROKEN_HEDGE(true),
    LOSS_LIMIT(true),
    OPERATOR(false),
    FUNDING_FLIP(false),
    TAKE_PROFIT(false),
    MAX_HOLD(false),
    /** Both legs were filled, but the venues did not show them afterwards. */
    POST_ENTRY_BROKEN_HEDGE(true);

    private final boolean emergency;

    CloseReason(boolean emergency) {
        this.emergency = emergency;
    }

    /** Both legs take at once, without resting first. */
    public boolean isEmergency() {
        return emergency;
    }
}
