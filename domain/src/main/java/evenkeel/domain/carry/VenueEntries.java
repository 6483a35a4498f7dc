package evenkeel.domain.carry;

import java.util.Optional;

/** What opened both legs by the venues' own fills; empty: that venue could not be read. */
public record VenueEntries(Optional<LegFill> lead, Optional<LegFill> hedge) {
    public Optional<LegFill> of(LegName leg) {
        return switch (leg) {
            case LEAD -> lead;
            case HEDGE -> hedge;
        };
    }
}
