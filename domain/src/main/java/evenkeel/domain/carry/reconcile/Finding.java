package evenkeel.domain.carry.reconcile;

/**
 * Something that trades and venues do not agree on.
 *
 * @param trade empty where no trade is concerned
 * @param order the client id of an order that nobody tends; empty otherwise
 */
public record Finding(Kind kind, Action action, String symbol, String venue, String trade, String order, String text) {
    /** What is wrong (§14.2). */
    public enum Kind {
        ZOMBIE("zombie_position"),
        ONE_LEG("one_leg_missing"),
        STALE_PENDING("reconciliation_stale_pending"),
        STALE_OPENING("reconciliation_stale_opening"),
        GHOST("ghost_position"),
        /** A key asked for it, and it cannot be explained or has no room. */
        GHOST_KEPT("ghost_not_taken"),
        LATE_FILL("late_fill"),
        SIDE_CONFLICT("reconciliation_side_mismatch"),
        QUANTITY_CONFLICT("quantity_mismatch"),
        ORPHAN_ORDER("orphan_order"),
        UNREADABLE("unknown");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** What is done about it. A trade that runs is only told: its own process acts. */
    public enum Action {
        /** It is told that it is flat, and ends with what the venues' fills say. */
        TELL_FLAT("closed_zombie"),
        /** It is told to look: its broken hedge, its rebalance or its close is its own. */
        TELL_TO_LOOK("quantity_mismatch"),
        /** It is told to give up entering. */
        TELL_TO_END("ignored"),
        /** Nothing runs it: it is begun again from the ledger and ends by what it holds. */
        ADOPT("ignored"),
        /** A trade that has failed: what came to it after that is given back by its own process. */
        TAKE_BACK("closed_ghost"),
        IMPORT("imported_ghost"),
        CLOSE_SOFTLY("closed_ghost"),
        CANCEL("ignored"),
        ALERT("ignored"),
        /** New trades wait until a person has looked. */
        PAUSE("closed_conflict"),
        LOOK_AGAIN("ignored");

        private final String published;

        Action(String published) {
            this.published = published;
        }

        /** How it is published. */
        public String published() {
            return published;
        }
    }

    public Finding with(Action instead) {
        return new Finding(kind, instead, symbol, venue, trade, order, text);
    }

    /** A ghost that has become that trade. */
    public Finding of(String newTrade) {
        return new Finding(kind, action, symbol, venue, newTrade, order, text);
    }

    /** A ghost that stays one. */
    public Finding kept(String why) {
        return new Finding(Kind.GHOST_KEPT, Action.ALERT, symbol, venue, trade, order, text + ": " + why);
    }

    /** Whether the same is found again, however it is told. */
    public boolean isSame(Finding other) {
        return kind == other.kind
                && action == other.action
                && symbol.equals(other.symbol)
                && venue.equals(other.venue)
                && trade.equals(other.trade)
                && order.equals(other.order);
    }
}
