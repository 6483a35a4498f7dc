package evenkeel.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.workflows.durable.TradeAttributes;
import io.temporal.common.SearchAttributeKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code ./evenkeel stack up} tells the Temporal server. */
class StackFilesTest {
    private static final Path TEMPORAL = Path.of("../deploy/temporal");

    @Test
    void the_server_learns_every_attribute_of_a_trade() throws IOException {
        List<String> ours =
                TradeAttributes.ALL.stream().map(StackFilesTest::line).toList();

        assertThat(Files.readAllLines(TEMPORAL.resolve("search-attributes"))).isEqualTo(ours);
    }

    /** The launcher reads it line by line: a key, and below it one value. */
    @Test
    void the_dynamic_configuration_is_as_plain_as_the_launcher_reads_it() throws IOException {
        assertThat(Files.readAllLines(TEMPORAL.resolve("dynamicconfig.yaml")))
                .allSatisfy(line -> assertThat(line).matches("#.*|[a-z]+\\.\\w+:|  - value: \\w+"))
                .contains("history.transferProcessorMaxPollRPS:", "  - value: 2000");
    }

    private static String line(SearchAttributeKey<?> key) {
        String type = switch (key.getValueType()) {
            case INDEXED_VALUE_TYPE_KEYWORD -> "Keyword";
            case INDEXED_VALUE_TYPE_KEYWORD_LIST -> "KeywordList";
            case INDEXED_VALUE_TYPE_INT -> "Int";
            case INDEXED_VALUE_TYPE_DATETIME -> "Datetime";
            default -> throw new IllegalStateException("give its word here: " + key.getValueType());
        };
        return key.getName() + "=" + type;
    }
}
