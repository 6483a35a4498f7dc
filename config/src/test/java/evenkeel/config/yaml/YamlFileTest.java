package evenkeel.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.config.start.Mistake;
import evenkeel.config.start.Mistakes;
import evenkeel.config.start.Place;
import evenkeel.domain.code.Code;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlFileTest {
    @TempDir
    private Path folder;

    private final Mistakes mistakes = new Mistakes();

    @Test
    void what_is_written_keeps_its_line_and_its_spelling() {
        Written.Group read = parse("""
                # a comment
                trading:
                  max_open_trades: 010
                  blacklist_symbols: [ETH, "yes"]
                live_trading: no
                """).orElseThrow();

        assertThat(read.entries().get("trading"))
                .isEqualTo(new Written.Group(
                        at(2),
                        java.util.Map.of(
                                "max_open_trades", new Written.Text(at(3), "010"),
                                "blacklist_symbols",
                                        new Written.Rows(
                                                at(4),
                                                List.of(
                                                        new Written.Text(at(4), "ETH"),
                                                        new Written.Text(at(4), "yes"))))));
        assertThat(read.entries().get("live_trading")).isEqualTo(new Written.Text(at(5), "no"));
        assertThat(mistakes.all()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            an empty file                | ''                   | 0 | it is empty, write at least one key
            only a comment               | # nothing\\n         | 0 | it is empty, write at least one key
            a word alone                 | live_trading         | 1 | write keys and values, such as \\qlive_trading: false\\q
            a list alone                 | a: 1\\n---\\nb: 2    | 2 | it is not well-formed YAML: but found another document
            a tab                        | a:\\n\\tb: 1         | 2 | a tab stands here, indent with spaces
            an alias                     | a: &x 1\\nb: *x      | 2 | an alias stands here, write the value out
            an alias of a group          | a: &x {c: 1}\\nb: *x | 0 | it is not well-formed YAML: Number of aliases for non-scalar nodes exceeds the specified max=0
            a key that is a list         | a: 1\\n? [x]\\n: 2   | 2 | a key must be one word
            a bracket that is open       | a: [1, 2             | 1 | it is not well-formed YAML: expected ',' or ']', but got <stream end>
            a control character          | a: 1\\nb: \\0        | 2 | a control character stands here, remove it
            """)
    void what_is_no_file_of_keys_is_refused_with_its_line(String what, String written, int line, String fix) {
        parse(text(written));

        assertThat(mistakes.all())
                .containsExactly(new Mistake(Code.CFG_UNREADABLE, at(line), "file", "", fix.replace("\\q", "\"")));
    }

    @Test
    void a_key_that_is_written_twice_is_told_with_both_lines() {
        parse("a: 1\nb:\n  c: 1\n  c: 2\na: 3\n");

        assertThat(mistakes.all())
                .extracting(Mistake::line)
                .containsExactly(
                        "CFG-004 file:4 c: it is written in line 3 too, keep one of them",
                        "CFG-004 file:5 a: it is written in line 1 too, keep one of them");
    }

    @Test
    void what_is_not_UTF_8_is_told_with_its_line() throws IOException {
        Path file =
                Files.write(folder.resolve("latin.yaml"), "a: 1\nb: \u00e9\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(YamlFile.read(file, mistakes)).isEmpty();
        assertThat(mistakes.all())
                .extracting(Mistake::line)
                .containsExactly("CFG-002 " + file + ":2 file: this line is not UTF-8, save the file as UTF-8");
    }

    @Test
    void a_huge_file_and_one_that_is_not_there_are_not_read() throws IOException {
        Path huge = Files.writeString(folder.resolve("huge.yaml"), "a: 1 # " + "x".repeat(1 << 20));

        assertThat(YamlFile.read(huge, mistakes)).isEmpty();
        assertThat(YamlFile.read(folder, mistakes)).isEmpty();
        assertThat(mistakes.all())
                .extracting(Mistake::fix)
                .containsExactly(
                        "it is larger than a megabyte, nobody wrote that",
                        "there is no such file, name one that is there");
    }

    @Test
    void a_file_too_deep_to_be_meant_is_refused() {
        parse("a: " + "[".repeat(30) + "]".repeat(30));

        assertThat(mistakes.all()).extracting(Mistake::code).containsExactly(Code.CFG_UNREADABLE);
    }

    private Optional<Written.Group> parse(String text) {
        return YamlFile.parse("file", text, mistakes);
    }

    private static Place at(int line) {
        return new Place("file", line);
    }

    private static String text(String written) {
        return written.equals("''")
                ? ""
                : written.replace("\\n", "\n").replace("\\t", "\t").replace("\\0", "\u0001");
    }
}
