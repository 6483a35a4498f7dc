package evenkeel.domain.ledger;

import java.util.Locale;

/** Where an amount is counted: a trade's leg or our account at a venue, and what of it. */
public record Account(Kind kind, String owner) {
    /**
     * What is counted, and its sign. What a leg holds and what cash is left: positive is ours. What fees and funding came
     * to: positive is what they cost. So a flat leg's result is its proceeds less its fees less its funding.
     */
    public enum Kind {
        /** The base asset that a leg holds: long counts up. */
        POSITION,
        /** What a leg sold for, less what it bought for. Of a flat leg: its price result. */
        PROCEEDS,
        /** What a leg's fees cost; a rebate is negative. */
        FEES,
        /** What funding cost a leg; a payment received is negative. */
        FUNDING,
        /** The venue's mirror of positions and proceeds. */
        COUNTER,
        /** What fees and payments have left at a venue: positive is ours. */
        CASH
    }

    public static Account ofLeg(Kind kind, String trade, String leg) {
        return new Account(kind, trade + "/" + leg);
    }

    public static Account ofVenue(Kind kind, String venue) {
        return new Account(kind, venue);
    }

    public String id() {
        return kind.name().toLowerCase(Locale.ROOT) + ":" + owner;
    }
}
