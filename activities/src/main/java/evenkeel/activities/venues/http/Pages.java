package evenkeel.activities.venues.http;

import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A long question as the short ones that a venue answers. */
public final class Pages {
    /** No venue keeps as much for everyone; an earlier start asks for nothing more. */
    private static final Duration KEPT = Duration.ofDays(365);

    private static final int MOST_PAGES = 1_000;

    private Pages() {}

    /**
     * From a start without an end. The last span is open: what happens while we ask is in it, and the two clocks need
     * not agree on what now is.
     */
    public static List<Span> since(Instant start, Instant now, Duration longest) {
        List<Span> spans = new ArrayList<>();
        Instant from = latest(start, now.minus(KEPT));
        while (from.plus(longest).isBefore(now)) {
            spans.add(new Span(from, from.plus(longest).minusMillis(1), false));
            from = from.plus(longest);
        }
        spans.add(new Span(from, from, true));
        return spans;
    }

    /** Both ends belong to it, to the millisecond; none when it ends before it starts. */
    public static List<Span> between(Instant start, Instant end, Duration longest) {
        List<Span> spans = new ArrayList<>();
        Instant from = latest(start, end.minus(KEPT));
        while (!from.isAfter(end)) {
            Instant until = from.plus(longest).minusMillis(1);
            spans.add(new Span(from, until.isBefore(end) ? until : end, false));
            from = from.plus(longest);
        }
        return spans;
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** One question's share of the time; {@code until} means nothing when it is open. */
    public record Span(Instant from, Instant until, boolean open) {
        /** As both venues call the two ends. */
        public Query in(Query query) {
            Query started = query.with("startTime", from.toEpochMilli());
            return open ? started : started.with("endTime", until.toEpochMilli());
        }
    }

    /** Stops a walk through pages that does not end. */
    public static final class Guard {
        private final String what;
        private int pages;

        public Guard(String what) {
            this.what = what;
        }

        public void next() {
            pages++;
            if (pages > MOST_PAGES) {
                throw new Trouble(Code.VEN_GARBLED, what + " does not end after " + MOST_PAGES + " pages");
            }
        }
    }
}
