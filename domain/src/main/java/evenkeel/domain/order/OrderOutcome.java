package evenkeel.domain.order;

/** What came of sending an order. No timer turns unknown into rejected. */
public sealed interface OrderOutcome {
    /** The venue has it. */
    record Accepted(OrderReport report) implements OrderOutcome {}

    /** The venue certainly does not have it and never will. */
    record Rejected(String code, String why) implements OrderOutcome {}

    /** It may live or not; its slot is frozen until evidence tells. */
    record Unknown(String code, String why) implements OrderOutcome {}
}
