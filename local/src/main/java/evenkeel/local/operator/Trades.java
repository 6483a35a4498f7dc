package evenkeel.local.operator;

import static evenkeel.local.operator.Columns.rounded;
import static evenkeel.local.operator.Columns.text;
import static evenkeel.local.operator.Columns.time;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** All trades, the newest first. */
@Command(
        name = "trades",
        mixinStandardHelpOptions = true,
        description = "Lists trades, the newest first.",
        footer = {"", "Example: ./evenkeel trades --open -o json"})
final class Trades implements Callable<Integer> {
    @Mixin
    private final Place place;

    @Option(names = "--limit", description = "how many at most, up to 1000 (${DEFAULT-VALUE})")
    private int limit = 20;

    @Option(names = "--open", description = "only those that have not ended")
    private boolean openOnly;

    Trades(Place place) {
        this.place = place;
    }

    @Override
    public Integer call() {
        JsonNode answer = place.asked().get("/trades?limit=" + limit);
        if (openOnly) {
            removeEnded(answer);
        }
        place.print(answer, Trades::page);
        return 0;
    }

    private static void removeEnded(JsonNode answer) {
        var trades = answer.path("trades").elements();
        while (trades.hasNext()) {
            if (!trades.next().path("endedAt").isNull()) trades.remove();
        }
    }

    private static List<String> page(JsonNode answer) {
        Columns columns =
                new Columns("TRADE", "SYMBOL", "LONG", "SHORT", "QUANTITY", "STATUS", "REASON", "SINCE", "NET USD");
        for (JsonNode trade : answer.path("trades")) {
            columns.row(
                    text(trade.path("trade")),
                    text(trade.path("symbol")),
                    text(trade.path("longVenue")),
                    text(trade.path("shortVenue")),
                    text(trade.path("quantity")),
                    text(trade.path("status")),
                    text(trade.path("reason")),
                    time(trade.path("admittedAt")),
                    rounded(trade.path("netPnl"), 2));
        }
        return columns.isEmpty() ? List.of("no trades") : columns.lines();
    }
}
