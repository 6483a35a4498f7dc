package evenkeel.activities.venues.http;

import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.order.OrderOutcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a venue's error codes prove about an order, as data: one line per code, {@code code | verdict | ours | meaning}.
 * A code that is not listed proves nothing.
 */
public record ErrorTable(String venue, List<Row> rows) {
    /** What is certain after such an answer to a placement. */
    public enum Verdict {
        /** The venue certainly has no such order. */
        REFUSED,
        /** It may have it. */
        UNKNOWN,
        /** It certainly has none, for reasons that have nothing to do with the order. */
        TRY_LATER
    }

    public record Row(String venueCode, Verdict verdict, Code code, String meaning) {}

    /** An error as the venue words it; both empty when the body is not one of its errors. */
    public record Said(String venueCode, String words) {
        private static final int LONGEST = 200;

        public Said {
            words = (words.length() > LONGEST ? words.substring(0, LONGEST) : words).replaceAll("\\p{Cntrl}+", " ");
        }

        @Override
        public String toString() {
            return (venueCode + " " + words).strip();
        }
    }

    public ErrorTable {
        rows = List.copyOf(rows);
    }

    public static ErrorTable parse(String venue, String lines) {
        Map<String, Row> rows = new LinkedHashMap<>();
        for (String line : lines.strip().split("\n", -1)) {
            String[] cells = line.split("\\|", -1);
            if (cells.length != 4) throw new IllegalArgumentException("a line of errors has four cells: " + line);
            String venueCode = cells[0].strip();
            var verdict = Verdict.valueOf(cells[1].strip().toUpperCase(Locale.ROOT));
            var row = new Row(venueCode, verdict, Code.valueOf(cells[2].strip()), cells[3].strip());
            if (rows.put(venueCode, row) != null) throw new IllegalArgumentException("listed twice: " + venueCode);
        }
        return new ErrorTable(venue, List.copyOf(rows.values()));
    }

    public Optional<Row> find(String venueCode) {
        return rows.stream().filter(row -> row.venueCode().equals(venueCode)).findFirst();
    }

    /** What came of a placement that was not answered by the order itself. */
    public OrderOutcome outcome(Answer answer, Said said) {
        String why = venue + " answered HTTP " + answer.status() + " " + orExcerpt(answer, said);
        // a time-out of theirs, a redirect: whatever the body says, the order may have been handed on before
        if (answer.isSilence()) return new OrderOutcome.Unknown(Code.VEN_SILENT.id(), why);

        Optional<Row> row = find(said.venueCode());
        if (row.isEmpty()) return new OrderOutcome.Unknown(unlisted(answer).id(), why);
        String code = row.get().code().id();
        return switch (row.get().verdict()) {
            case REFUSED, TRY_LATER -> new OrderOutcome.Rejected(code, why);
            case UNKNOWN -> new OrderOutcome.Unknown(code, why);
        };
    }

    /** The trouble of a read that was answered by an error. */
    public Trouble trouble(String what, Answer answer, Said said) {
        Code code = find(said.venueCode()).map(Row::code).orElseGet(() -> unlisted(answer));
        String wait = answer.retryAfter().isZero()
                ? ""
                : ", asks to wait " + answer.retryAfter().toSeconds() + " s";
        return new Trouble(
                code, venue + " " + what + ": HTTP " + answer.status() + " " + orExcerpt(answer, said) + wait);
    }

    private static Code unlisted(Answer answer) {
        if (answer.isBusy()) return Code.VEN_BUSY;
        if (answer.status() == 401) return Code.VEN_KEY;
        return answer.isSilence() ? Code.VEN_SILENT : Code.VEN_GARBLED;
    }

    private static String orExcerpt(Answer answer, Said said) {
        return said.venueCode().isEmpty() ? answer.excerpt() : said.toString();
    }
}
