package evenkeel.workflows.durable;

import java.util.Locale;

/** Workflow ids are business keys: one running trade per symbol and pair of venues, whatever its direction. */
public final class WorkflowIds {
    private WorkflowIds() {}

    public static String carry(String symbol, String oneVenue, String otherVenue) {
        String a = oneVenue.toLowerCase(Locale.ROOT);
        String b = otherVenue.toLowerCase(Locale.ROOT);
        boolean ordered = a.compareTo(b) <= 0;
        return "carry-" + symbol.toUpperCase(Locale.ROOT) + "-" + (ordered ? a : b) + "-" + (ordered ? b : a);
    }
}
