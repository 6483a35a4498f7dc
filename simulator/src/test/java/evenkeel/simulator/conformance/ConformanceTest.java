package evenkeel.simulator.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/venues.md} is made from it: {@code mvn -pl simulator -am test -Dtest=ConformanceTest -Ddocs=write}. */
class ConformanceTest {
    private static final Path PAGE = Path.of("..", "docs", "venues.md");
    private static final List<Pair> PAIRS = Pair.all();

    @TempDir
    private static Path folders;

    @TestFactory
    Stream<DynamicNode> every_venue_keeps_every_case() {
        return PAIRS.stream()
                .map(pair -> dynamicContainer(
                        pair.venue(),
                        Case.all().stream()
                                .filter(one -> !pair.exempt().containsKey(one.name()))
                                .map(one -> dynamicTest(one.toString(), () -> play(pair, one)))));
    }

    @Test
    void there_are_sixty_cases_and_more_each_named_once() {
        assertThat(Case.all())
                .extracting(Case::name)
                .hasSizeGreaterThanOrEqualTo(60)
                .doesNotHaveDuplicates();
        for (Pair pair : PAIRS) {
            assertThat(Case.all())
                    .extracting(Case::name)
                    .containsAll(pair.exempt().keySet());
        }
    }

    @Test
    void the_page_says_what_is_proven() throws IOException {
        if ("write".equals(System.getProperty("docs"))) Files.writeString(PAGE, page());

        assertThat(PAGE).hasContent(page());
    }

    private static void play(Pair pair, Case one) throws Exception {
        Path folder = Files.createTempDirectory(folders, pair.venue());
        try (Stage stage = new Stage(pair, folder)) {
            one.play().on(stage);
        }
    }

    private static String page() {
        StringBuilder page = new StringBuilder("""
                # Venues

                What each adapter was seen to do before the wire server of its venue, over real HTTP and WebSocket. A dash
                says that the case does not apply there; the reasons stand below.

                | topic | case |""");
        PAIRS.forEach(pair -> page.append(' ').append(pair.venue()).append(" |"));
        page.append("\n|---|---|").append("---|".repeat(PAIRS.size())).append('\n');
        for (Case one : Case.all()) {
            page.append("| ")
                    .append(one.topic())
                    .append(" | ")
                    .append(one.name())
                    .append(" |");
            PAIRS.forEach(pair -> page.append(pair.exempt().containsKey(one.name()) ? " – |" : " yes |"));
            page.append('\n');
        }
        for (Pair pair : PAIRS) {
            pair.exempt().forEach((name, why) -> page.append("\n- %s, %s: %s".formatted(pair.venue(), name, why)));
        }
        return page.toString();
    }
}
