package evenkeel.local.explain;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.config.records.RecordTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The numeric examples of carry, each a case that a person may ask: {@code N017.yaml} is N17, letters tell its parts apart. */
class ExamplesTest {
    private static final Path FOLDER = Path.of("..", "config", "examples", "carry");
    private static final int LAST = 120;

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void comes_out_as_the_document_says(String name) {
        Case example = Case.read(FOLDER.resolve(name + ".yaml"));

        Expectation.Verdict verdict = Expectation.compare(
                example.expected().orElseThrow(), RecordTree.of(example.answer().figures()));

        assertThat(verdict.differences()).isEmpty();
        assertThat(verdict.compared()).isPositive();
    }

    @Test
    void every_example_can_be_asked() throws IOException {
        List<String> numbers =
                IntStream.rangeClosed(1, LAST).mapToObj("N%03d"::formatted).toList();

        assertThat(examples())
                .allMatch(name -> name.matches("N\\d{3}[a-z]?"))
                .extracting(name -> name.substring(0, 4))
                .containsAll(numbers);
    }

    static List<String> examples() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString().replace(".yaml", ""))
                    .sorted()
                    .toList();
        }
    }
}
