package evenkeel.activities.venues.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.money.Price;
import java.math.BigDecimal;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "0.00038246"             | 0.00038246
            "-0.37500000"            | -0.37500000
            "11793.63104562"         | 11793.63104562
            "1E-7"                   | 0.0000001
            "-0"                     | 0
            "0e400"                  | 0
            "999999999999999999"     | 999999999999999999
            12.5                     | 12.5
            1e-9                     | 0.000000001
            -3                       | -3
            """)
    void a_number_is_read_exactly_from_text_or_number(String json, BigDecimal expected) {
        assertThat(Json.read("{\"x\":" + json + "}").decimal("x")).isEqualByComparingTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"NaN\"",
                "NaN",
                "\"Infinity\"",
                "\"-Infinity\"",
                "\"1e400\"",
                "1e400",
                "1e1000000000",
                "1e99999999999",
                "\"1e1000000000\"",
                "\"1,5\"",
                "\"1.5 \"",
                "\"+1\"",
                "\".5\"",
                "\"5.\"",
                "\"1 000\"",
                "\"1_000\"",
                "\"٣\"",
                "\"0x10\"",
                "\"--1\"",
                "\"\"",
                "null",
                "true",
                "[]",
                "{}",
                "\"1000000000000000000\"",
                "1000000000000000000",
                "\"0.00000000000000000000000000000000000000001\"",
                "\"1e-400\"",
                "99999999999999999999999999999999999999999999999999999999999999999999999999999999"
            })
    void S21_what_is_no_amount_is_garbled_and_never_zero(String json) {
        garbled(() -> Json.read("{\"x\":" + json + "}").decimal("x"));
    }

    @Test
    void a_field_that_is_not_there_is_garbled() {
        garbled(() -> Json.read("{}").decimal("x"));
        garbled(() -> Json.read("{}").text("x"));
        garbled(() -> Json.read("{}").flag("x"));
        garbled(() -> Json.read("[]").object("x"));
        garbled(() -> Json.read("{\"x\":3}").list("x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1"})
    void a_price_of_nothing_is_garbled(String price) {
        garbled(() -> Json.read("{\"x\":\"" + price + "\"}").price("x"));
    }

    @Test
    void what_a_type_refuses_is_garbled() {
        garbled(() -> Json.read("{\"x\":\"-1\"}").quantity("x"));
        garbled(() -> Json.read("{\"x\":\"1\"}")
                .as(fields -> new Price(fields.decimal("x").negate())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "4102444800001", "1.5", "\"soon\""})
    void a_moment_outside_of_our_time_is_garbled(String millis) {
        garbled(() -> Json.read("{\"x\":" + millis + "}").instant("x"));
    }

    @Test
    void a_moment_is_read_from_text_or_number() {
        assertThat(Json.read("{\"x\":1700000000000}").instant("x")).isEqualTo(Instant.ofEpochSecond(1_700_000_000));
        assertThat(Json.read("{\"x\":\"1700000000000\"}").instant("x")).isEqualTo(Instant.ofEpochSecond(1_700_000_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "<html></html>", "{\"x\":1", "{\"x\":1}}", "{\"x\":1,\"x\":2}", "{\"x\":NaN}", "{'x':1}"
            })
    void what_is_not_one_document_is_garbled(String text) {
        garbled(() -> Json.read(text));
    }

    @Test
    void S21_deep_nesting_and_long_names_are_garbled() {
        garbled(() -> Json.read("[".repeat(33) + "]".repeat(33)));
        garbled(() -> Json.read("{\"" + "n".repeat(300) + "\":1}"));
    }

    @Test
    void the_complaint_names_the_place_and_shows_a_short_value() {
        String json = "{\"list\":[{\"px\":\"" + "9".repeat(500) + "\\n\"}]}";

        assertThatThrownBy(() -> Json.read(json).list("list").getFirst().decimal("px"))
                .hasMessageContaining("/list/0/px")
                .hasMessageContaining("999…")
                .message()
                .hasSizeLessThan(100);
    }

    private static void garbled(ThrowingCallable reading) {
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo(Code.VEN_GARBLED));
    }
}
