package evenkeel.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/fault-matrix.md} is made from the names of all tests: {@code mvn -Pdocs -pl domain test}. */
class FaultMatrixTest {
    private static final Path PAGE = Repository.root().resolve("docs/fault-matrix.md");

    @Test
    void each_fault_has_a_test_or_a_reason_and_never_both() {
        List<Proof> proofs = Proof.all();

        for (Fault fault : Fault.values()) {
            boolean shown = !of(fault, proofs).isEmpty();
            assertThat(shown)
                    .as(fault + (shown ? " has a test, and still says why not" : " has no test and no reason"))
                    .isEqualTo(fault.later().isEmpty());
        }
    }

    @Test
    void a_number_that_nobody_knows_is_a_mistake() {
        List<String> known = Arrays.stream(Fault.values()).map(Fault::name).toList();

        assertThat(Proof.all().stream()
                        .flatMap(proof -> proof.numbers().stream())
                        .filter(number -> number.startsWith("F")))
                .isNotEmpty()
                .isSubsetOf(known);
    }

    @Test
    void a_test_is_found_by_its_numbers() {
        String source = """
                @Test
                default void F14_F26_news_in_any_order() {}
                @ParameterizedTest(name = "{0}; {1}")
                @CsvSource({"1, 2"})
                void S2_a_secret(String a) {}
                void F3_no_test() {}
                @Test
                void plain() {}
                void F4_neither() {}
                """;

        assertThat(Proof.in("room", "SomeTest", source))
                .containsExactly(
                        new Proof("room", "SomeTest", "F14_F26_news_in_any_order", List.of("F14", "F26")),
                        new Proof("room", "SomeTest", "S2_a_secret", List.of("S2")));
    }

    @Test
    void the_page_says_what_the_tests_say() throws IOException {
        if ("write".equals(System.getProperty("docs"))) Files.writeString(PAGE, page());

        assertThat(PAGE).hasContent(page());
    }

    private static String page() {
        List<Proof> proofs = Proof.all();
        StringBuilder page = new StringBuilder("""
                # Fault matrix

                What can go wrong, the tests that show what happens then, and whether they run with the build or end to end. A
                fault without a test says why.

                | fault | what goes wrong | shown by | where |
                |---|---|---|---|
                """);
        for (Fault fault : Fault.values()) page.append(row(fault, of(fault, proofs)));
        return page.toString();
    }

    private static String row(Fault fault, List<Proof> proofs) {
        String tests = proofs.stream()
                .map(proof -> "`%s` %s"
                        .formatted(
                                proof.type(),
                                proof.method()
                                        .replaceFirst("^([A-Z]\\d+_)+", "")
                                        .replace('_', ' ')))
                .collect(Collectors.joining("<br>"));
        String where = proofs.stream().map(Proof::runs).distinct().sorted().collect(Collectors.joining(", "));
        return "| %s | %s | %s | %s |%n"
                .formatted(fault, fault.sentence(), tests, proofs.isEmpty() ? "later: " + fault.later() : where);
    }

    private static List<Proof> of(Fault fault, List<Proof> proofs) {
        return proofs.stream()
                .filter(proof -> proof.numbers().contains(fault.name()))
                .toList();
    }
}
