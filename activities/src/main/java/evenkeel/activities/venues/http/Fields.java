package evenkeel.activities.venues.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenkeel.activities.venues.Ladder;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.money.Decimals;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Foreign JSON, read field by field. What is missing, of another kind or out of bounds is {@link Code#VEN_GARBLED}; it
 * never becomes zero or empty.
 */
public final class Fields {
    /** No NaN, no infinity, no digits of other scripts, no grouping. */
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,40}(\\.[0-9]{1,40})?([eE][+-]?[0-9]{1,3})?");

    /** Far above any price, balance or id that is an amount, far below what makes arithmetic slow. */
    private static final int MAX_WHOLE_DIGITS = 18;

    private static final int MAX_FRACTION_DIGITS = 40;

    private static final long YEAR_2100_MILLIS = 4_102_444_800_000L;
    private static final int SHOWN = 40;

    private final JsonNode node;
    private final String path;

    Fields(JsonNode node, String path) {
        this.node = node;
        this.path = path;
    }

    /** Whether there is something to read: absent, null and the empty text are nothing. */
    public boolean has(String name) {
        JsonNode value = node.path(name);
        return !value.isMissingNode()
                && !value.isNull()
                && !(value.isTextual() && value.textValue().isEmpty());
    }

    /** A text, or a number spelled out: ids come as either. */
    public String text(String name) {
        JsonNode value = present(name);
        if (value.isTextual() || value.isIntegralNumber()) return value.asText();
        throw garbled(name, value);
    }

    /** The text, empty when there is none. */
    public String textOrEmpty(String name) {
        return has(name) ? text(name) : "";
    }

    public boolean flag(String name) {
        JsonNode value = present(name);
        if (value.isBoolean()) return value.booleanValue();
        return switch (value.asText()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw garbled(name, value);
        };
    }

    public BigDecimal decimal(String name) {
        JsonNode value = present(name);
        if (value.isTextual() && NUMBER.matcher(value.textValue()).matches()) {
            return bounded(name, value, new BigDecimal(value.textValue()));
        }
        if (value.isNumber()) return bounded(name, value, value.decimalValue());
        throw garbled(name, value);
    }

    public Optional<BigDecimal> decimalIfAny(String name) {
        return has(name) ? Optional.of(decimal(name)) : Optional.empty();
    }

    public Price price(String name) {
        return checked(name, Price::new);
    }

    /** Nothing, zero and whatever is no price are no price: it must not spoil what stands beside it. */
    public Optional<Price> priceIfAny(String name) {
        try {
            return decimalIfAny(name).filter(value -> value.signum() > 0).map(Price::new);
        } catch (Trouble | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    public Quantity quantity(String name) {
        return checked(name, Quantity::new);
    }

    public Usd usd(String name) {
        return checked(name, Usd::new);
    }

    /** A whole number of at most nine digits. */
    public int count(String name) {
        return checked(name, BigDecimal::intValueExact);
    }

    /** A whole number: an index, a count of seconds. */
    public long whole(String name) {
        return checked(name, BigDecimal::longValueExact);
    }

    /** Milliseconds since the epoch. */
    public Instant instant(String name) {
        long millis = checked(name, BigDecimal::longValueExact);
        if (millis <= 0 || millis > YEAR_2100_MILLIS) throw garbled(name, node.path(name));
        return Instant.ofEpochMilli(millis);
    }

    /** This list as an object whose names are the places: {@code "0"}, {@code "1"} … */
    public Fields byPlace() {
        ObjectNode named = JsonNodeFactory.instance.objectNode();
        for (Fields item : items()) named.set(String.valueOf(named.size()), item.node);
        return new Fields(named, path);
    }

    public Fields object(String name) {
        JsonNode value = present(name);
        if (!value.isObject()) throw garbled(name, value);
        return new Fields(value, path + "/" + name);
    }

    public List<Fields> list(String name) {
        return new Fields(present(name), path + "/" + name).items();
    }

    /** The levels of a book's side, each a list of price and quantity. */
    public List<Ladder.Level> levels(String name) {
        return list(name).stream()
                .map(Fields::byPlace)
                .map(level -> new Ladder.Level(level.price("0"), level.quantity("1")))
                .toList();
    }

    /** The elements of this list. */
    public List<Fields> items() {
        if (!node.isArray()) throw new Trouble(Code.VEN_GARBLED, (path.isEmpty() ? "/" : path) + " is no list");
        List<Fields> items = new ArrayList<>(node.size());
        for (JsonNode item : node) items.add(new Fields(item, path + "/" + items.size()));
        return items;
    }

    /** The elements of a list of texts; none when the list is absent. */
    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : node.path(name)) texts.add(item.asText());
        return texts;
    }

    /** This object's field names. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** What a value type made of these fields, or the reason why it refused them. */
    public <T> T as(Function<Fields, T> type) {
        try {
            return type.apply(this);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new Trouble(Code.VEN_GARBLED, (path.isEmpty() ? "/" : path) + ": " + e.getMessage(), e);
        }
    }

    /** A value of this object that contradicts what was asked or what else it says. */
    public Trouble garbled(String name) {
        return garbled(name, node.path(name));
    }

    private JsonNode present(String name) {
        if (!has(name)) throw new Trouble(Code.VEN_GARBLED, path + "/" + name + " is missing");
        return node.path(name);
    }

    /** Value types refuse what they cannot be, such as a price of zero. */
    private <T> T checked(String name, Function<BigDecimal, T> type) {
        try {
            return type.apply(decimal(name));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new Trouble(Code.VEN_GARBLED, path + "/" + name + ": " + e.getMessage(), e);
        }
    }

    private BigDecimal bounded(String name, JsonNode shown, BigDecimal value) {
        if (value.signum() == 0) return BigDecimal.ZERO;
        // by digits, before any arithmetic: 1e1000000000 is short to write and endless to add
        long wholeDigits = (long) value.precision() - value.scale();
        if (wholeDigits > MAX_WHOLE_DIGITS || value.scale() > MAX_FRACTION_DIGITS) throw garbled(name, shown);
        return Decimals.normal(value);
    }

    private Trouble garbled(String name, JsonNode value) {
        String text = value.isValueNode() ? value.asText() : value.getNodeType().toString();
        String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
        return new Trouble(
                Code.VEN_GARBLED, path + "/" + name + " was \"" + shown.replaceAll("\\p{Cntrl}", " ") + "\"");
    }
}
