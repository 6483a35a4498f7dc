package evenkeel.simulator.wire.x10;

import com.fasterxml.jackson.databind.JsonNode;
import evenkeel.simulator.wire.Json;
import evenkeel.simulator.wire.Params;
import java.util.List;
import java.util.stream.Stream;

/** One request: the parts of its path that vary, its query and its body. */
record Call(List<String> path, String asked, String text) {
    Params query() {
        return Params.of(asked);
    }

    /** A parameter that may come more than once. */
    List<String> each(String name) {
        return Stream.of(asked.split("&", -1))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .toList();
    }

    JsonNode body() {
        return Json.parse(text)
                .filter(JsonNode::isObject)
                .orElseThrow(() -> X10Error.params("the body is no JSON object"));
    }

    long number(int part) {
        String word = path.get(part);
        if (!word.matches("\\d{1,18}|[1-8]\\d{18}")) throw X10Error.params("id");
        return Long.parseLong(word);
    }
}
