package evenkeel.simulator.wire.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenkeel.simulator.wire.Json;
import evenkeel.simulator.wire.Params;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Which part of a list is asked for: a span of time, newest first, so many rows, after a cursor. */
record Page(Instant from, Instant until, int limit, Optional<String> cursor) {
    private static final Duration WIDEST_SPAN = Duration.ofDays(7);

    /** @param usualSpan what is told when no time is named, and from a beginning when no end is */
    static Page of(Params params, Instant now, Duration usualSpan, int usualLimit, int mostRows) {
        Optional<Instant> start = params.whole("startTime").map(Instant::ofEpochMilli);
        Optional<Instant> end = params.whole("endTime").map(Instant::ofEpochMilli);
        Instant until = end.or(() -> start.map(from -> from.plus(usualSpan))).orElse(now);
        Instant from = start.orElse(until.minus(usualSpan));
        if (from.isAfter(until)) throw BybitError.params("startTime must not be later than endTime");
        if (Duration.between(from, until).compareTo(WIDEST_SPAN) > 0) {
            throw BybitError.params("The time range between startTime and endTime cannot exceed 7 days");
        }
        long limit = params.whole("limit").orElse((long) usualLimit);
        if (limit < 1) throw BybitError.params("limit invalid");
        return new Page(from, until, (int) Math.min(limit, mostRows), params.text("cursor"));
    }

    boolean holds(Instant instant) {
        long millis = instant.toEpochMilli();
        return millis >= from.toEpochMilli() && millis <= until.toEpochMilli();
    }

    /** A full page names a cursor even when nothing follows. */
    <T> ObjectNode of(List<T> newestFirst, Function<T, String> id, Function<T, ? extends JsonNode> words) {
        int begin = cursor.map(last -> after(newestFirst, id, last)).orElse(0);
        List<T> rows = newestFirst.subList(begin, Math.min(newestFirst.size(), begin + limit));
        ObjectNode page = Json.object().put("category", "linear");
        page.put("nextPageCursor", rows.size() < limit ? "" : id.apply(rows.getLast()));
        page.set("list", Json.array(rows, words));
        return page;
    }

    private static <T> int after(List<T> rows, Function<T, String> id, String last) {
        for (int row = 0; row < rows.size(); row++) {
            if (id.apply(rows.get(row)).equals(last)) return row + 1;
        }
        throw BybitError.params("cursor invalid");
    }
}
