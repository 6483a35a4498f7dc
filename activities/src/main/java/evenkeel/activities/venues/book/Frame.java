package evenkeel.activities.venues.book;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One frame of a venue, read token by token: no tree is built, and digits are read where they lie. Anything that is not
 * what the reader expects is {@link Code#VEN_GARBLED}.
 */
public final class Frame {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(32)
                    .maxNumberLength(64)
                    .maxNameLength(256)
                    .maxStringLength(64 * 1024)
                    .maxDocumentLength(4L * 1024 * 1024)
                    .build())
            // an excerpt of the source in an exception would carry what the venue repeats of us
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private final JsonParser json;

    private Frame(JsonParser json) {
        this.json = json;
    }

    /** What to do with a field; one that is left alone is skipped with all that is in it. */
    @FunctionalInterface
    public interface Field {
        void read(String name, Frame frame, Update update) throws IOException;
    }

    /** The whole text as one object. */
    static void read(String text, Update update, Field field) {
        try (JsonParser json = FACTORY.createParser(text)) {
            var frame = new Frame(json);
            json.nextToken();
            frame.object(update, field);
            if (json.nextToken() != null) throw new Trouble(Code.VEN_GARBLED, "more than one document");
        } catch (JsonProcessingException e) {
            throw new Trouble(Code.VEN_GARBLED, "not JSON: " + e.getOriginalMessage(), e);
        } catch (IOException | NumberFormatException e) {
            throw new Trouble(Code.VEN_GARBLED, "cannot be read: " + e.getMessage(), e);
        }
    }

    /** The object that stands here, field by field. */
    public void object(Update update, Field field) throws IOException {
        enter('{');
        for (String name = field(); name != null; name = field()) {
            field.read(name, this, update);
            json.skipChildren(); // of what was left alone
        }
    }

    /** Steps into the list or object that stands here. */
    public void enter(char bracket) throws IOException {
        expect(bracket == '[' ? JsonToken.START_ARRAY : JsonToken.START_OBJECT);
    }

    /** Moves to the next element of a list; false at its end. */
    public boolean another() throws IOException {
        return json.nextToken() != JsonToken.END_ARRAY;
    }

    /** Moves to the value of the next field; its name, or null at the end of the object. */
    public @Nullable String field() throws IOException {
        if (json.nextToken() != JsonToken.FIELD_NAME) return null;
        String name = json.currentName();
        json.nextToken();
        return name;
    }

    /** Leaves alone what stands here. */
    public void skip() throws IOException {
        json.skipChildren();
    }

    public String text() throws IOException {
        expect(JsonToken.VALUE_STRING);
        return json.getText();
    }

    public boolean isTrue() throws IOException {
        return switch (json.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> throw unexpected();
        };
    }

    public boolean isNull() {
        return json.currentToken() == JsonToken.VALUE_NULL;
    }

    /** A whole number that is not negative. */
    public long number() throws IOException {
        expect(JsonToken.VALUE_NUMBER_INT);
        long value = json.getLongValue();
        if (value < 0) throw new Trouble(Code.VEN_GARBLED, "negative: " + value);
        return value;
    }

    /** A decimal, as {@link Digits} keeps it. Venues send them as text; a JSON number would have lost its zeros. */
    public long digits() throws IOException {
        expect(JsonToken.VALUE_STRING);
        return Digits.read(json.getTextCharacters(), json.getTextOffset(), json.getTextLength());
    }

    private void expect(JsonToken wanted) throws IOException {
        if (json.currentToken() != wanted) throw unexpected();
    }

    private Trouble unexpected() throws IOException {
        return new Trouble(Code.VEN_GARBLED, "unexpected " + json.currentToken() + " at " + json.getParsingContext());
    }
}
