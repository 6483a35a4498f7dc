package evenkeel.domain.halt;

import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.Purpose;

/** How much is stopped. Each level stops what the one before it stops, and more. */
public enum HaltLevel {
    /** Nothing new opens; hedges and reductions pass. */
    K0,
    /** Resting entries are taken back too; hedges are finished. */
    K1,
    /** Only what reduces passes: a filled lead is given back instead of hedged. */
    K2,
    /** Not a byte leaves, not even a cancel. */
    K3;

    public boolean stops(OrderIntent order) {
        return switch (this) {
            case K0, K1 -> order.purpose() == Purpose.ENTRY;
            case K2 -> !order.reduceOnly();
            case K3 -> true;
        };
    }

    public boolean takesBackRestingEntries() {
        return compareTo(K1) >= 0;
    }

    public boolean stopsCancels() {
        return this == K3;
    }

    /** Whether money is at stake when it is lifted by mistake: with real money that takes two people. */
    public boolean isGrave() {
        return compareTo(K2) >= 0;
    }
}
