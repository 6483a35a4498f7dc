package evenkeel.domain.execution;

import java.time.Instant;

/** When a skipped intent is worth a new decision. The old plan is never kept for it. */
public sealed interface Retry {
    record NextBar() implements Retry {}

    record At(Instant instant) implements Retry {}

    record Never() implements Retry {}

    Retry NEXT_BAR = new NextBar();
    Retry NEVER = new Never();
}
