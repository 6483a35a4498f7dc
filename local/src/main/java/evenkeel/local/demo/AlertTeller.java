package evenkeel.local.demo;

import evenkeel.activities.ledger.Books;
import evenkeel.domain.carry.Alert;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells what went another way than usual, once each: the guard acted, a trade went on from the ledger, a position is nobody's. */
final class AlertTeller {
    private static final int NEWEST = 50;
    private static final Map<String, String> WORDS =
            Map.of(Code.HDG_RELIEVED.id(), "GUARD", Code.ORD_BEHIND.id(), "RESUME", Code.REC_STRAY.id(), "STRAY");

    private final Books books;
    private final Stage stage;
    private final Set<String> told = new HashSet<>();

    AlertTeller(Books books, Stage stage) {
        this.books = books;
        this.stage = stage;
    }

    /** What was said before this start is not news. */
    void skipThePast() {
        books.alerts(NEWEST).forEach(alert -> told.add(alert.key()));
    }

    void tell() {
        List<Alert> newest;
        try {
            newest = books.alerts(NEWEST);
        } catch (Trouble unreadable) {
            return; // whoever tells of the trades says so
        }
        for (Alert alert : newest.reversed()) {
            String word = WORDS.get(alert.code());
            if (word != null && told.add(alert.key())) {
                stage.happened(word, alert.code() + " " + alert.trade() + " " + alert.text());
            }
        }
    }
}
