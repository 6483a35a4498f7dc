package evenkeel.local.operator;

import static evenkeel.local.operator.Columns.percent;
import static evenkeel.local.operator.Columns.rounded;
import static evenkeel.local.operator.Columns.text;
import static evenkeel.local.operator.Columns.time;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** One trade from what spoke for it to what came of it. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description =
                "Tells the story of a trade: why it was chosen, every order with what was wanted and what came, funding,"
                        + " its end.",
        footer = {"", "Example: ./evenkeel trade show T-724f2a031a"})
final class ShowTrade implements Callable<Integer> {
    @Mixin
    private final Place place;

    @Parameters(paramLabel = "ID", description = "the trade's id, as ./evenkeel trades lists it")
    private String trade = "";

    ShowTrade(Place place) {
        this.place = place;
    }

    @Override
    public Integer call() {
        place.print(place.asked().get("/trades/" + trade + "/story"), ShowTrade::page);
        return 0;
    }

    private static List<String> page(JsonNode story) {
        List<String> page = new ArrayList<>();
        page.add("%s %s %s %s"
                .formatted(
                        text(story.path("trade")),
                        text(story.path("symbol")),
                        text(story.path("status")),
                        story.path("reason").asText())
                .strip());
        chosen(story.path("chosen").path("figures"), page);
        page.add("");
        page.addAll(orders(story.path("orders")));
        page.add("");
        for (JsonNode line : story.path("lines")) {
            page.add("%s  %-10s %s".formatted(time(line.path("at")), text(line.path("what")), text(line.path("text"))));
        }
        page.add("");
        page.add("funding %s, fees %s, net %s USD"
                .formatted(
                        rounded(story.path("funding"), 2),
                        rounded(story.path("fees"), 2),
                        rounded(story.path("netPnl"), 2)));
        return page;
    }

    private static void chosen(JsonNode figures, List<String> page) {
        if (figures.isMissingNode()) return;
        page.add("chosen for %s a year: expected %s USD after costs of %s, pays back in %s h; spread %s, keys no. %s"
                .formatted(
                        percent(figures.path("netApy")),
                        rounded(figures.path("totalEv"), 2),
                        rounded(figures.path("totalCost"), 2),
                        rounded(figures.path("breakevenHours"), 1),
                        percent(figures.path("entrySpread")),
                        text(figures.path("settings"))));
    }

    private static List<String> orders(JsonNode orders) {
        Columns columns = new Columns(
                "ORDER", "VENUE", "SIDE", "HOW", "QUANTITY", "FILLED", "INTENDED", "REAL", "BPS", "FEE", "STATUS");
        for (JsonNode order : orders) {
            columns.row(
                    text(order.path("leg")) + "/" + text(order.path("seq")),
                    text(order.path("venue")),
                    text(order.path("side")),
                    text(order.path("how")),
                    text(order.path("quantity")),
                    text(order.path("filled")),
                    text(order.path("intended")),
                    rounded(order.path("real"), 4),
                    text(order.path("slippageBps")),
                    rounded(order.path("fee"), 4),
                    text(order.path("status")));
        }
        return columns.isEmpty() ? List.of("no orders") : columns.lines();
    }
}
