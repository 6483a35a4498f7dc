package evenkeel.activities.venues.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.activities.venues.http.ErrorTable.Said;
import evenkeel.domain.code.Code;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorTableTest {
    private static final ErrorTable TABLE = ErrorTable.parse("venue", """
            1 | refused   | VEN_CLOCK | late
            2 | unknown   | VEN_KEY   | perhaps
            3 | try_later | VEN_BUSY  | later
            """);

    @ParameterizedTest(name = "HTTP {0} with code {1} on a read is {2}")
    @CsvSource(delimiter = '|', textBlock = """
            400 | 1  | VEN_CLOCK
            200 | 2  | VEN_KEY
            500 | 3  | VEN_BUSY
            429 | '' | VEN_BUSY
            418 | '' | VEN_BUSY
            403 | '' | VEN_BUSY
            401 | '' | VEN_KEY
            408 | '' | VEN_SILENT
            302 | '' | VEN_SILENT
            503 | '' | VEN_SILENT
            404 | '' | VEN_GARBLED
            200 | 99 | VEN_GARBLED
            """)
    void a_failed_read_says_what_failed(int status, String code, Code expected) {
        var trouble = TABLE.trouble("/path", answer(status, "<html>"), new Said(code, ""));

        assertThat(trouble.code()).isEqualTo(expected);
    }

    @Test
    void it_says_how_long_the_venue_wants_us_to_wait() {
        var answer = new Answer(429, "slow down", Duration.ofSeconds(17));

        assertThat(TABLE.trouble("/path", answer, new Said("", "")))
                .hasMessage("VEN-004 venue /path: HTTP 429 slow down, asks to wait 17 s");
    }

    @Test
    void words_of_a_venue_are_cut_and_stay_on_one_line() {
        var said = new Said("1", "a\nb\u0007" + "c".repeat(500));

        assertThat(said.words()).hasSize(200).startsWith("a b c");
        assertThat(answer(200, "x\r\n".repeat(500)).excerpt())
                .hasSizeLessThan(202)
                .doesNotContain("\n");
    }

    @Test
    void a_code_is_listed_once() {
        assertThatThrownBy(() -> ErrorTable.parse("venue", "1 | refused | VEN_KEY | a\n1 | unknown | VEN_KEY | b"))
                .hasMessage("listed twice: 1");
        assertThatThrownBy(() -> ErrorTable.parse("venue", "1 | refused")).hasMessageContaining("four cells");
    }

    private static Answer answer(int status, String body) {
        return new Answer(status, body, Duration.ZERO);
    }
}
