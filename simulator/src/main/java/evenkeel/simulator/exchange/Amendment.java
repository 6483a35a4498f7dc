package evenkeel.simulator.exchange;

/** The answer to asking for another price or quantity of an order. */
public sealed interface Amendment {
    record Amended(VenueOrder order) implements Amendment {}

    /** The order stays as it is. */
    record Refused(Refusal reason) implements Amendment {}

    /** It has ended. */
    record AlreadyOver(VenueOrder order) implements Amendment {}

    record NoSuchOrder() implements Amendment {}
}
