package evenkeel.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.ledger.TradeRecord;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.workflows.durable.WorkflowIds;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A5: a trade that is held writes little: at most twelve events for each hour in which nothing but funding happens. */
class LongHoldIT {
    private static final Duration HOUR = Duration.ofSeconds(4);
    private static final int HOURS = 24;

    @TempDir
    Path data;

    @Test
    void F62_a_day_of_funding_takes_at_most_twelve_events_an_hour() throws InterruptedException {
        try (WholeHouse house = WholeHouse.open(data, HOUR, 5, new DemoSettings.Hold(HOURS, HOURS))) {
            WorkflowServiceStubs stubs = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                    .setTarget(house.engine().address())
                    .build());
            try {
                hold(house, WorkflowClient.newInstance(stubs));
            } finally {
                stubs.shutdownNow();
            }
        }
    }

    private static void hold(WholeHouse house, WorkflowClient client) {
        CarryTerms terms = WholeHouse.await(
                        "a trade that is open",
                        Duration.ofMinutes(2),
                        () -> house.openTrade().filter(trade -> trade.status() == TradeStatus.OPEN))
                .terms();
        String id = WorkflowIds.carry(
                terms.symbol(), terms.lead().venue(), terms.hedge().venue());
        String run = client.newUntypedWorkflowStub(id).describe().getExecution().getRunId(); // another trade may follow
        TradeRecord trade = WholeHouse.await(
                "its end",
                Duration.ofMinutes(5),
                () -> house.books()
                        .trade(terms.trade())
                        .filter(record -> record.status().isFinal()));

        long payments = house.books().funding(terms.trade()).stream()
                .map(payment -> payment.paidAt())
                .distinct()
                .count();
        List<HistoryEvent> history = client.fetchHistory(id, run).getEvents();
        List<Long> armed = armed(history);
        long events = armed.getLast() - armed.getFirst();
        System.out.printf(
                "held for %d funding hours: %d events, %.1f an hour%n", payments, events, (double) events / payments);
        assertThat(trade.status()).isEqualTo(TradeStatus.CLOSED);
        assertThat(payments).isGreaterThanOrEqualTo(HOURS);
        assertThat(events)
                .as(
                        "of these kinds: %s",
                        kinds(history.subList(
                                armed.getFirst().intValue(), armed.getLast().intValue())))
                .isLessThanOrEqualTo(12 * payments);
    }

    private static Map<EventType, Long> kinds(List<HistoryEvent> events) {
        return events.stream().collect(Collectors.groupingBy(HistoryEvent::getEventType, Collectors.counting()));
    }

    private static List<Long> armed(List<HistoryEvent> events) {
        return events.stream()
                .filter(event -> event.getEventType() == EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED)
                .filter(event -> event.getActivityTaskScheduledEventAttributes()
                        .getActivityType()
                        .getName()
                        .equals("Watch.Until"))
                .map(HistoryEvent::getEventId)
                .toList();
    }
}
