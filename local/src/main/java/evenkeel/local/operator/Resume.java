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
import picocli.CommandLine.Parameters;

/** One person's word for going on. */
@Command(
        name = "resume",
        mixinStandardHelpOptions = true,
        description = "Releases a halt. A grave one of real money takes two people, each with a word of their own.",
        footer = {"", "Example: ./evenkeel resume 3042b37b-ab95-4063-b7ee-8bb69da6f747 --reason 'venue is well again'"})
final class Resume implements Callable<Integer> {
    @Mixin
    private final Place place;

    @Parameters(paramLabel = "HALT", description = "the halt's id, as ./evenkeel halts lists it")
    private String halt = "";

    @Option(names = "--reason", required = true, description = "why; it is kept")
    private String reason = "";

    @Option(names = "--by", description = "who releases; who types where it is not said")
    private @Nullable String by;

    Resume(Place place) {
        this.place = place;
    }

    @Override
    public Integer call() {
        ObjectNode releasing = JsonNodeFactory.instance.objectNode();
        releasing.put("by", by == null ? place.person() : by).put("reason", reason);
        JsonNode answer = place.asked()
                .post(
                        "/halts/" + halt + "/release",
                        releasing,
                        UUID.randomUUID().toString());
        place.print(answer, said -> List.of(halt + ": " + said.path("text").asText()));
        return 0;
    }
}
