package evenkeel.domain.carry;

import evenkeel.domain.carry.exit.ExitInputs;
import java.time.Instant;

/** What the long look saw. */
public sealed interface Watched {
    /** A rule fired on this snapshot; the process decides again with the same rule. */
    record Fired(Snapshot snapshot) implements Watched {}

    /** A documented rule fired on these inputs; the process decides again with the same rules. */
    record Ruled(ExitInputs inputs) implements Watched {}

    /** A venue has paid, or should have: book up to that instant. */
    record FundingDue(Instant until) implements Watched {}

    /** Nothing can happen before that time. */
    record Quiet(Instant until) implements Watched {}
}
