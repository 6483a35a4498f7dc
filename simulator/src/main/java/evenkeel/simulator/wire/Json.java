package evenkeel.simulator.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;

/** JSON by hand: a venue's replies are written field by field, as its documents show them. */
public final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    public static <T> ArrayNode array(Collection<T> items, Function<T, ? extends JsonNode> how) {
        ArrayNode array = array();
        for (T item : items) array.add(how.apply(item));
        return array;
    }

    public static ArrayNode texts(String... texts) {
        ArrayNode array = array();
        for (String text : texts) array.add(text);
        return array;
    }

    public static String text(JsonNode node) {
        return node.toString();
    }

    /** Empty when the text is not JSON. */
    public static Optional<JsonNode> parse(String text) {
        try {
            return Optional.ofNullable(MAPPER.readTree(text)).filter(node -> !node.isMissingNode());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** Venues send numbers as text, here with at least that many digits after the point. */
    public static String number(BigDecimal value, int digits) {
        return value.setScale(Math.max(digits, value.stripTrailingZeros().scale()))
                .toPlainString();
    }
}
