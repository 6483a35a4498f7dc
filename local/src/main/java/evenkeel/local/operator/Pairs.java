package evenkeel.local.operator;

import static evenkeel.local.operator.Columns.percent;
import static evenkeel.local.operator.Columns.rounded;
import static evenkeel.local.operator.Columns.text;
import static evenkeel.local.operator.Columns.time;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What each pair pays now. */
@Command(
        name = "carry",
        mixinStandardHelpOptions = true,
        description =
                "Lists each pair: what both venues pay an hour and when, the yield, what is left after costs, how far"
                        + " prices are apart, and of a held trade its drift and its distance to liquidation; then how"
                        + " equity, free margin, refused orders and funding are spread.",
        footer = {"", "Example: ./evenkeel carry"})
final class Pairs implements Callable<Integer> {
    @Mixin
    private final Place place;

    Pairs(Place place) {
        this.place = place;
    }

    @Override
    public Integer call() {
        place.print(place.asked().get("/carry"), Pairs::page);
        return 0;
    }

    private static List<String> page(JsonNode answer) {
        Columns columns = new Columns(
                "SYMBOL",
                "LEAD/H",
                "HEDGE/H",
                "NEXT",
                "NET/YR",
                "EV USD",
                "OVER H",
                "BREAKEVEN H",
                "BASIS",
                "TRADE",
                "DRIFT",
                "LIQ LEAD",
                "LIQ HEDGE",
                "DECISION");
        for (JsonNode line : answer.path("pairs")) {
            JsonNode pair = line.path("pair");
            JsonNode snapshot = line.path("snapshot");
            columns.row(
                    text(pair.path("symbol")),
                    text(pair.path("lead").path("rate")),
                    text(pair.path("hedge").path("rate")),
                    time(pair.path("lead").path("paidAt")),
                    percent(pair.path("netApy")),
                    rounded(pair.path("expected"), 2),
                    rounded(pair.path("overHours"), 0),
                    rounded(pair.path("breakevenHours"), 1),
                    percent(pair.path("basis")),
                    text(line.path("trade")),
                    drift(snapshot),
                    percent(snapshot.path("lead_liquidation_distance")),
                    percent(snapshot.path("hedge_liquidation_distance")),
                    text(pair.path("decision")));
        }
        List<String> page =
                new ArrayList<>(columns.isEmpty() ? List.of("no pair has been looked at yet") : columns.lines());
        page.addAll(accounts(answer));
        return page;
    }

    /** How equity, free margin, refused orders and funding are spread; nothing of what is not known. */
    private static List<String> accounts(JsonNode answer) {
        Columns columns = new Columns("VENUE", "EQUITY", "SHARE", "FREE", "USED", "REFUSED/DAY");
        for (JsonNode account : answer.path("accounts")) {
            columns.row(
                    text(account.path("venue")),
                    rounded(account.path("equity"), 2),
                    percent(account.path("share")),
                    rounded(account.path("available"), 2),
                    percent(account.path("used")),
                    percent(account.path("rejected")));
        }
        List<String> lines = new ArrayList<>();
        if (!columns.isEmpty()) {
            lines.add("");
            lines.addAll(columns.lines());
        }
        JsonNode best = answer.path("concentration");
        if (best.has("symbol")) {
            lines.add("");
            lines.add(text(best.path("symbol")) + " earns " + percent(best.path("share")) + " of all funding");
        }
        return lines;
    }

    /** How much of the larger leg the other one does not answer, in quantities. */
    private static String drift(JsonNode snapshot) {
        if (snapshot.has("quantity_drift")) return percent(snapshot.path("quantity_drift"));
        if (!snapshot.has("lead_held") || !snapshot.has("hedge_held")) return Columns.NOTHING;
        BigDecimal lead = new BigDecimal(snapshot.path("lead_held").asText());
        BigDecimal hedge = new BigDecimal(snapshot.path("hedge_held").asText());
        BigDecimal larger = lead.abs().max(hedge.abs());
        if (larger.signum() == 0) return Columns.NOTHING;
        BigDecimal drift = lead.add(hedge).abs().divide(larger, MathContext.DECIMAL64);
        return percent(TextNode.valueOf(drift.toPlainString()));
    }
}
