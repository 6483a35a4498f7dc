package evenkeel.activities.venues.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import java.util.Map;

/** JSON of a venue, read with limits: nothing that it sends may cost more than its length. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(32)
                            .maxNumberLength(64)
                            .maxNameLength(256)
                            .maxStringLength(64 * 1024)
                            .maxDocumentLength(VenueHttp.ANSWER_LIMIT)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    // an excerpt of the source in an exception would carry what the venue repeats of us
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Json() {}

    /** The whole text as one document; anything else is {@link Code#VEN_GARBLED}. */
    public static Fields read(String text) {
        try {
            JsonNode root = MAPPER.readTree(text);
            if (root.isMissingNode()) throw new Trouble(Code.VEN_GARBLED, "an empty answer");
            return new Fields(root, "");
        } catch (JsonProcessingException e) {
            throw new Trouble(Code.VEN_GARBLED, "not JSON: " + e.getOriginalMessage(), e);
        } catch (NumberFormatException e) {
            throw new Trouble(Code.VEN_GARBLED, "a number beyond all bounds", e); // 1e99999999999 comes out like this
        }
    }

    /** In the map's own order. */
    public static String write(Map<String, ?> object) {
        try {
            return MAPPER.writeValueAsString(object);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of strings and flags can be written", e);
        }
    }
}
