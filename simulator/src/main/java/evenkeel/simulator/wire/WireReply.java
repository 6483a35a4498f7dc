package evenkeel.simulator.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is answered to a request. */
public record WireReply(int status, JsonNode body, Map<String, String> headers) {
    public WireReply {
        headers = new LinkedHashMap<>(headers);
    }

    public static WireReply ok(JsonNode body) {
        return new WireReply(200, body, Map.of());
    }

    public static WireReply of(int status, JsonNode body) {
        return new WireReply(status, body, Map.of());
    }

    public WireReply with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new WireReply(status, body, more);
    }
}
