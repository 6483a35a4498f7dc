package evenkeel.domain.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/errors.md} is made from the codes: {@code mvn -pl domain test -Dtest=ErrorCatalogueTest -Ddocs=write}. */
class ErrorCatalogueTest {
    private static final Path PAGE = Path.of("..", "docs", "errors.md");

    @Test
    void the_page_says_what_the_codes_say() throws IOException {
        if ("write".equals(System.getProperty("docs"))) Files.writeString(PAGE, page());

        assertThat(PAGE).hasContent(page());
    }

    private static String page() {
        StringBuilder page = new StringBuilder("""
                # Errors

                One code per error, the same in logs, API, command line and alerts. Codes are added, never renamed.

                | code | name | what it means | what the system does by itself | what you do |
                |---|---|---|---|---|
                """);
        for (Code code : Code.values()) {
            page.append("| %s | %s | %s | %s | %s |%n"
                    .formatted(code.id(), code.word(), code.meaning(), code.byItself(), code.yourPart()));
        }
        return page.toString();
    }
}
