package evenkeel.local.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The red button. */
@Command(
        name = "halt",
        mixinStandardHelpOptions = true,
        description =
                "Stops: K0 new entries, K1 resting ones too, K2 closes what is open, K3 lets nothing pass. Asks nobody"
                        + " back.",
        footer = {"", "Example: ./evenkeel halt --level K0 --scope symbol:ETH --reason 'venue looks odd'"})
final class Press implements Callable<Integer> {
    @Mixin
    private final Place place;

    @Option(names = "--level", description = "K0, K1, K2 or K3 (${DEFAULT-VALUE})")
    private String level = "K0";

    @Option(names = "--scope", description = "global, venue:NAME, symbol:NAME or strategy:NAME (${DEFAULT-VALUE})")
    private String scope = "global";

    @Option(names = "--reason", required = true, description = "why; it is kept")
    private String reason = "";

    @Option(names = "--by", description = "who presses; who types where it is not said")
    private @Nullable String by;

    Press(Place place) {
        this.place = place;
    }

    @Override
    public Integer call() {
        ObjectNode pressing = JsonNodeFactory.instance.objectNode();
        pressing.put("level", level).put("scope", scope).put("reason", reason);
        pressing.put("by", by == null ? place.person() : by);
        JsonNode halt = place.asked().post("/halts", pressing, UUID.randomUUID().toString());
        place.print(
                halt,
                said -> List.of("stopped: %s of %s, resume with ./evenkeel resume %s --reason WHY"
                        .formatted(
                                said.path("level").asText(),
                                said.path("scope").asText(),
                                said.path("id").asText())));
        return 0;
    }
}
