package evenkeel.activities.trading;

import evenkeel.activities.ledger.Books;
import evenkeel.domain.carry.Alert;
import evenkeel.workflows.ports.Alerts;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Alerts are kept first, then said once. */
public final class BookedAlerts implements Alerts {
    private static final Logger log = LoggerFactory.getLogger(BookedAlerts.class);

    private final Books books;
    private final InstantSource clock;

    public BookedAlerts(Books books, InstantSource clock) {
        this.books = books;
        this.clock = clock;
    }

    @Override
    public void raise(Alert alert) {
        if (!books.raise(alert, clock.instant())) return;
        log.atLevel(alert.severity() == Alert.Severity.INFO ? org.slf4j.event.Level.INFO : org.slf4j.event.Level.WARN)
                .log("{} {} {}: {}", alert.severity(), alert.code(), alert.trade(), alert.text());
    }
}
