package evenkeel.domain.carry;

import java.time.Instant;

/** What the long look saw. */
public sealed interface Watched {
    /** A rule fired on this snapshot; the process decides again with the same rule. */
    record Fired(Snapshot snapshot) implements Watched {}

    /** A venue has paid, or should have: book up to that instant. */
    record FundingDue(Instant until) implements Watched {}

    /** Nothing can happen before that time. */
    record Quiet(Instant until) implements Watched {}
}
