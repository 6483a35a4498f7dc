package evenkeel.simulator.exchange;

/** The answer to asking for an order's end. */
public sealed interface Cancellation {
    record Cancelled(VenueOrder order) implements Cancellation {}

    /** It had ended before. */
    record AlreadyOver(VenueOrder order) implements Cancellation {}

    record NoSuchOrder() implements Cancellation {}
}
