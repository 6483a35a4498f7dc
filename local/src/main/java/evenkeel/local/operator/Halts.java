package evenkeel.local.operator;

import static evenkeel.local.operator.Columns.text;
import static evenkeel.local.operator.Columns.time;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What is stopped. */
@Command(
        name = "halts",
        mixinStandardHelpOptions = true,
        description = "Lists what is stopped, and by whom.",
        footer = {"", "Example: ./evenkeel halts"})
final class Halts implements Callable<Integer> {
    @Mixin
    private final Place place;

    Halts(Place place) {
        this.place = place;
    }

    @Override
    public Integer call() {
        place.print(place.asked().get("/halts"), Halts::page);
        return 0;
    }

    private static List<String> page(JsonNode answer) {
        Columns columns = new Columns("HALT", "LEVEL", "SCOPE", "BY", "SINCE", "CAUSE");
        for (JsonNode halt : answer.path("halts")) {
            columns.row(
                    text(halt.path("id")),
                    text(halt.path("level")),
                    text(halt.path("scope")),
                    text(halt.path("by")),
                    time(halt.path("at")),
                    text(halt.path("cause")));
        }
        return columns.isEmpty() ? List.of("nothing is stopped") : columns.lines();
    }
}
