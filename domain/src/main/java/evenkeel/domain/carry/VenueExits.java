package evenkeel.domain.carry;

import java.util.Optional;

/** What closed both legs by the venues' own fills; empty: that venue could not be read. */
public record VenueExits(Optional<Leg> lead, Optional<Leg> hedge) {
    /**
     * One leg.
     *
     * @param ours by the fills of our own closing orders
     * @param others fills of the closing side that no order of ours explains: a liquidation, a hand
     */
    public record Leg(LegFill ours, LegFill others) {}

    public Optional<Leg> of(LegName leg) {
        return switch (leg) {
            case LEAD -> lead;
            case HEDGE -> hedge;
        };
    }
}
