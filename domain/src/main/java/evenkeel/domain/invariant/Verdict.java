package evenkeel.domain.invariant;

import java.util.List;

/** What a look at an invariant found. Nothing that was not looked at counts as sound. */
public sealed interface Verdict {
    /** All that could break it was looked at, and nothing did. */
    record Ok() implements Verdict {}

    /** The first rows that should not be; there may be more. */
    record Broken(List<Offence> first) implements Verdict {
        public Broken {
            if (first.isEmpty()) throw new IllegalArgumentException("nothing is broken without an offence");
            first = List.copyOf(first);
        }
    }

    /** It was not, or not completely, looked at. */
    record NotChecked(String reason) implements Verdict {}

    static Verdict of(List<Offence> offences) {
        return offences.isEmpty() ? new Ok() : new Broken(offences);
    }
}
