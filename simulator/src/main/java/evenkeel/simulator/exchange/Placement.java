package evenkeel.simulator.exchange;

/** The answer to a new order. */
public sealed interface Placement {
    /** It exists now, whatever became of it since. */
    record Placed(VenueOrder order) implements Placement {}

    record Refused(Refusal reason) implements Placement {}
}
