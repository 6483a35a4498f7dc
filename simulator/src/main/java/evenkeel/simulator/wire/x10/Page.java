package evenkeel.simulator.wire.x10;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenkeel.simulator.wire.Json;
import evenkeel.simulator.wire.Params;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** A part of a list that is told newest first: so many rows, all older than the cursor. */
record Page(int limit, Optional<Long> cursor) {
    private static final int MOST_ROWS = 100;

    static Page of(Params params) {
        long limit = params.whole("limit").orElse((long) MOST_ROWS);
        if (limit < 1) throw X10Error.params("limit");
        Optional<Long> cursor = params.text("cursor").map(Page::number);
        return new Page((int) Math.min(limit, MOST_ROWS), cursor);
    }

    /** The last page has a cursor too, as long as it has a row. */
    <T> ObjectNode of(List<T> newestFirst, ToLongFunction<T> id, Function<T, ? extends JsonNode> words) {
        List<T> rows = newestFirst.stream()
                .filter(row -> cursor.isEmpty() || id.applyAsLong(row) < cursor.get())
                .limit(limit)
                .toList();
        ObjectNode answer = X10Words.ok(Json.array(rows, words));
        ObjectNode pagination = answer.putObject("pagination");
        if (!rows.isEmpty()) pagination.put("cursor", id.applyAsLong(rows.getLast()));
        pagination.put("count", rows.size());
        return answer;
    }

    private static long number(String text) {
        if (!text.matches("\\d{1,18}|[1-8]\\d{18}")) throw X10Error.params("cursor");
        return Long.parseLong(text);
    }
}
