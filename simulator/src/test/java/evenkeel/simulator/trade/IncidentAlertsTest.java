package evenkeel.simulator.trade;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.trading.BookedAlerts;
import evenkeel.activities.trading.IncidentAlerts;
import evenkeel.domain.carry.Alert;
import evenkeel.domain.carry.Alert.Severity;
import evenkeel.domain.code.Code;
import evenkeel.domain.incident.Incident;
import evenkeel.simulator.ledger.MemoryBooks;
import evenkeel.simulator.ledger.MemoryIncidents;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IncidentAlertsTest {
    private static final TradeScene SCENE = TradeScene.of(1, Duration.ofSeconds(20));

    private final InstantSource clock = InstantSource.fixed(Instant.parse("2026-01-01T12:00:00Z"));
    private final MemoryBooks books = new MemoryBooks();
    private final MemoryIncidents incidents = new MemoryIncidents();
    private final IncidentAlerts alerts = new IncidentAlerts(new BookedAlerts(books, clock), incidents, books, clock);

    @BeforeEach
    void a_trade() {
        assertThat(books.admit(SCENE.terms(), clock.instant()).granted()).isTrue();
    }

    @Test
    void what_is_critical_is_kept_and_stays_open_on_the_symbol_of_its_trade() {
        alerts.raise(alert(Severity.CRITICAL));
        alerts.raise(alert(Severity.CRITICAL));

        assertThat(books.alerts(9)).hasSize(1);
        assertThat(incidents.openOnes())
                .extracting(Incident::scope)
                .containsExactly("symbol:" + SCENE.terms().symbol().toLowerCase(java.util.Locale.ROOT));
    }

    @Test
    void what_is_not_critical_is_only_kept() {
        alerts.raise(alert(Severity.WARNING));

        assertThat(books.alerts(9)).hasSize(1);
        assertThat(incidents.openOnes()).isEmpty();
    }

    private static Alert alert(Severity severity) {
        return new Alert("k", severity, Code.HDG_NOT_FLAT.id(), SCENE.terms().trade(), "still open");
    }
}
