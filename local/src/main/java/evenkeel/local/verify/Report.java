package evenkeel.local.verify;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenkeel.domain.invariant.Finding;
import evenkeel.domain.invariant.Offence;
import evenkeel.domain.invariant.Verdict;
import java.io.PrintStream;
import java.util.List;

/** How the findings are printed: for people, or for machines. */
enum Report {
    TABLE {
        @Override
        void print(List<Finding> findings, PrintStream out) {
            for (Finding finding : findings) {
                out.printf(
                        "%-4s %-12s %s%s%n",
                        finding.invariant(), word(finding), finding.invariant().sentence(), why(finding));
                for (Offence offence : finding.offences()) out.printf("     %s%n", line(offence));
            }
            out.printf(
                    "%d ok, %d broken, %d not checked%n",
                    count(findings, "ok"), count(findings, "broken"), count(findings, "not checked"));
        }
    },
    JSON {
        @Override
        void print(List<Finding> findings, PrintStream out) {
            ObjectNode page = new ObjectMapper().createObjectNode();
            page.put("ok", count(findings, "ok"));
            page.put("broken", count(findings, "broken"));
            page.put("not_checked", count(findings, "not checked"));
            ArrayNode all = page.putArray("invariants");
            for (Finding finding : findings) add(all.addObject(), finding);
            out.println(page.toPrettyString());
        }
    };

    abstract void print(List<Finding> findings, PrintStream out);

    private static void add(ObjectNode node, Finding finding) {
        node.put("number", finding.invariant().name());
        node.put("sentence", finding.invariant().sentence());
        node.put("verdict", word(finding));
        if (finding.verdict() instanceof Verdict.NotChecked not) node.put("reason", not.reason());
        ArrayNode rows = node.putArray("rows");
        for (Offence offence : finding.offences()) {
            rows.addObject().put("symbol", offence.symbol()).put("what", offence.what());
        }
    }

    private static String word(Finding finding) {
        return switch (finding.verdict()) {
            case Verdict.Ok ok -> "ok";
            case Verdict.Broken broken -> "broken";
            case Verdict.NotChecked not -> "not checked";
        };
    }

    private static String why(Finding finding) {
        return finding.verdict() instanceof Verdict.NotChecked not ? " — " + not.reason() : "";
    }

    private static String line(Offence offence) {
        return offence.symbol().isEmpty() ? offence.what() : offence.symbol() + ": " + offence.what();
    }

    private static long count(List<Finding> findings, String word) {
        return findings.stream().filter(finding -> word(finding).equals(word)).count();
    }
}
