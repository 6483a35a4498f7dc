package evenkeel.domain.ledger;

/** What a payment that a venue shows is to the books. */
public enum FundingNews {
    NEW,
    KNOWN,
    /** The venue had shown it with another amount: that was taken back, and what it says now is booked. */
    RESTATED
}
