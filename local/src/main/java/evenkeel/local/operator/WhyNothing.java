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

/** Why nothing is opened. */
@Command(
        name = "scan",
        mixinStandardHelpOptions = true,
        description = "Why is nothing being opened? The last word about each symbol, and how often each reason came.",
        footer = {"", "Example: ./evenkeel scan"})
final class WhyNothing implements Callable<Integer> {
    @Mixin
    private final Place place;

    WhyNothing(Place place) {
        this.place = place;
    }

    @Override
    public Integer call() {
        place.print(place.asked().get("/scan"), WhyNothing::page);
        return 0;
    }

    private static List<String> page(JsonNode answer) {
        JsonNode scan = answer.path("scan");
        Columns last = new Columns("SYMBOL", "REASON", "NET/YR", "EV USD", "AT", "TEXT");
        for (JsonNode verdict : scan.path("last")) {
            last.row(
                    text(verdict.path("symbol")),
                    text(verdict.path("reason")),
                    percent(verdict.path("netApy")),
                    rounded(verdict.path("totalEv"), 2),
                    time(verdict.path("at")),
                    text(verdict.path("text")));
        }
        List<String> page = new ArrayList<>(last.lines());
        page.add("");
        Columns counts = new Columns("REASON", "TIMES");
        scan.path("counts")
                .properties()
                .forEach(count -> counts.row(count.getKey(), count.getValue().asText()));
        page.addAll(counts.lines());
        page.add("");
        page.addAll(kept(answer.path("kept")));
        page.addAll(tried(answer.path("attempts")));
        page.add(text(scan.path("passes")) + " passes, the last one at " + time(scan.path("lastPass")));
        if (!answer.path("orphans").isEmpty()) page.add("not adopted yet: " + answer.path("orphans"));
        return page;
    }

    /** The other process's looks and those before the last start are in it. */
    private static List<String> kept(JsonNode findings) {
        Columns columns = new Columns("SYMBOL", "FOUND SO FAR", "TIMES", "SINCE", "LAST", "MEASURED", "LIMIT");
        for (JsonNode finding : findings) {
            columns.row(
                    text(finding.path("symbol")),
                    text(finding.path("code")),
                    text(finding.path("times")),
                    time(finding.path("first")),
                    time(finding.path("last")),
                    text(finding.path("measured")),
                    text(finding.path("bound")));
        }
        return columns.paragraph();
    }

    private static List<String> tried(JsonNode attempts) {
        Columns columns = new Columns("TRIED", "SYMBOL", "CAME TO", "AT STAGE", "WHY", "AT");
        for (JsonNode attempt : attempts) {
            columns.row(
                    text(attempt.path("trade")),
                    text(attempt.path("symbol")),
                    text(attempt.path("status")),
                    text(attempt.path("stage")),
                    text(attempt.path("code")),
                    time(attempt.path("at")));
        }
        return columns.paragraph();
    }
}
