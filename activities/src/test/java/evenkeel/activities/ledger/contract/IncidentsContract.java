package evenkeel.activities.ledger.contract;

import static evenkeel.activities.ledger.contract.Refusals.assertRefused;
import static evenkeel.activities.ledger.contract.Refusals.assertTrouble;
import static evenkeel.activities.ledger.contract.Refusals.crowd;
import static evenkeel.activities.ledger.contract.SampleTrade.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.ledger.Incidents;
import evenkeel.domain.carry.Alert;
import evenkeel.domain.code.Code;
import evenkeel.domain.incident.Incident;
import evenkeel.domain.ledger.LedgerRule;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stays open until somebody has looked. */
public interface IncidentsContract {
    AtomicInteger MADE = new AtomicInteger();

    Incidents incidents();

    @Test
    default void an_incident_is_open_once_however_often_it_comes() throws Exception {
        Incident incident = fresh();

        assertThat(Collections.frequency(crowd(() -> incidents().open(incident)), true))
                .isEqualTo(1);

        assertThat(incidents().openOnes()).containsOnlyOnce(incident);
    }

    @Test
    default void a_closed_incident_may_come_again() {
        Incident incident = fresh();
        incidents().open(incident);

        incidents().close(incident.key(), "ada", "a drill", NOON.plusSeconds(60));

        assertThat(incidents().openOnes()).doesNotContain(incident);
        assertTrouble(Code.CTL_UNKNOWN_INCIDENT, () -> incidents().close(incident.key(), "ada", "again", NOON));
        assertThat(incidents().open(incident)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"'', seen", "ada, ''", "' ', seen"})
    default void an_incident_is_closed_by_a_person_with_a_reason(String person, String reason) {
        Incident incident = fresh();
        incidents().open(incident);

        assertRefused(LedgerRule.INCIDENT_CLOSED, () -> incidents().close(incident.key(), person, reason, NOON));
        assertThat(incidents().openOnes()).contains(incident);
    }

    private static Incident fresh() {
        String key = "drill-" + MADE.incrementAndGet();
        return new Incident(key, "REC-003", Alert.Severity.CRITICAL, "symbol:eth", "", "positions differ", NOON);
    }
}
