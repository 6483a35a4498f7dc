package evenkeel.activities.trading;

import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.Incidents;
import evenkeel.domain.carry.Alert;
import evenkeel.domain.halt.HaltScope;
import evenkeel.domain.incident.Incident;
import evenkeel.workflows.ports.Alerts;
import java.time.InstantSource;

/** What is critical stays open until a person has closed it; opened before it is said, so that a crash loses neither. */
public final class IncidentAlerts implements Alerts {
    private final Alerts alerts;
    private final Incidents incidents;
    private final Books books;
    private final InstantSource clock;

    public IncidentAlerts(Alerts alerts, Incidents incidents, Books books, InstantSource clock) {
        this.alerts = alerts;
        this.incidents = incidents;
        this.books = books;
        this.clock = clock;
    }

    @Override
    public void raise(Alert alert) {
        if (alert.severity() == Alert.Severity.CRITICAL) open(alert);
        alerts.raise(alert);
    }

    private void open(Alert alert) {
        String scope = books.trade(alert.trade())
                .map(trade -> HaltScope.symbol(trade.terms().symbol()))
                .orElse(HaltScope.GLOBAL)
                .toString();
        boolean unused = incidents.open(new Incident(
                alert.key(), alert.code(), alert.severity(), scope, alert.trade(), alert.text(), clock.instant()));
    }
}
