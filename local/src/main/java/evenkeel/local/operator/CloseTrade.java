package evenkeel.local.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks a trade to leave. */
@Command(
        name = "close",
        mixinStandardHelpOptions = true,
        description = "Asks a trade to close both legs; asks back first.",
        footer = {"", "Example: ./evenkeel trade close T-724f2a031a --reason 'listing ends' --yes"})
final class CloseTrade implements Callable<Integer> {
    @Mixin
    private final Place place;

    private final BufferedReader typed;

    @Parameters(paramLabel = "ID", description = "the trade's id, as ./evenkeel trades lists it")
    private String trade = "";

    @Option(names = "--emergency", description = "both legs take at once, without resting first: dearer and quicker")
    private boolean emergency;

    @Option(names = "--reason", description = "why; it is kept with the trade")
    private String reason = "";

    @Option(names = "--yes", description = "do not ask back")
    private boolean yes;

    CloseTrade(Place place, BufferedReader typed) {
        this.place = place;
        this.typed = typed;
    }

    @Override
    public Integer call() throws IOException {
        if (!yes && !agreed()) throw new Trouble(Code.CTL_NOT_AGREED, "trade " + trade + " stays as it is");
        ObjectNode asking = JsonNodeFactory.instance.objectNode();
        asking.put("by", place.person()).put("reason", reason).put("emergency", emergency);
        JsonNode answer = place.asked()
                .post("/trades/" + trade + "/close", asking, UUID.randomUUID().toString());
        place.print(
                answer,
                said -> List.of(
                        "trade " + trade + " was in " + said.path("found").asText() + " and closes now"));
        return 0;
    }

    private boolean agreed() throws IOException {
        place.out().print("close " + trade + (emergency ? " at once, whatever it costs" : "") + "? yes or no: ");
        place.out().flush();
        return "yes".equalsIgnoreCase(String.valueOf(typed.readLine()).strip());
    }
}
