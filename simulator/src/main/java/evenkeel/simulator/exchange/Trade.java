package evenkeel.simulator.exchange;

import evenkeel.domain.money.Usd;
import evenkeel.domain.venue.Fill;

/** A fill with the venue's order id, the profit it realised, fee not taken off, and what brought it about. */
public record Trade(Fill fill, long orderId, Usd realised, Cause cause) {
    public enum Cause {
        /** An order of the account's own. */
        ORDER,
        /** The account had too little margin. */
        LIQUIDATION,
        /** Somebody on the other side had, and the insurance fund could not pay. */
        DELEVERAGING,
        /** The symbol is no longer traded; what is held is settled at the mark. */
        DELISTING
    }
}
