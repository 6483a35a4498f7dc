package evenkeel.starter.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import evenkeel.activities.ledger.OrderRecord;
import evenkeel.domain.carry.TradeDecision;
import evenkeel.domain.carry.exit.ExitCode;
import evenkeel.domain.carry.exit.ExitDecision;
import evenkeel.domain.carry.exit.ExitInputs;
import evenkeel.domain.carry.exit.ExitLayer;
import evenkeel.domain.carry.exit.Severity;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderKey;
import evenkeel.domain.order.OrderReport;
import evenkeel.domain.order.OrderStatus;
import evenkeel.domain.order.Purpose;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;
import evenkeel.workflows.durable.PayloadMapper;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** §13: slippage is told against a reference, which a limit is not. */
class ReferenceTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static final Reference TRIMMED_THEN_LEFT = new Reference(
            Optional.of(Price.of("100")),
            List.of(
                    decided(0, ExitCode.REBALANCE_DELTA, Optional.of(seen("101", "102"))),
                    decided(60, ExitCode.MAX_HOLD, Optional.of(seen("103", "104")))));

    @Test
    void what_enters_is_held_against_the_price_that_the_trade_was_chosen_at() {
        assertThat(TRIMMED_THEN_LEFT.of(order("lead", Purpose.ENTRY, -9))).contains(Price.of("100"));
        assertThat(TRIMMED_THEN_LEFT.of(order("hedge", Purpose.HEDGE, -8))).contains(Price.of("100"));
    }

    @Test
    void what_reduces_is_held_against_its_own_leg_when_that_was_decided() {
        assertThat(TRIMMED_THEN_LEFT.of(order("hedge", Purpose.REDUCE, 1))).contains(Price.of("102"));
        assertThat(TRIMMED_THEN_LEFT.of(order("lead", Purpose.REDUCE, 61))).contains(Price.of("103"));
        assertThat(TRIMMED_THEN_LEFT.of(order("lead.g2", Purpose.REDUCE, 62))).contains(Price.of("103"));
        assertThat(TRIMMED_THEN_LEFT.of(order("hedge", Purpose.REDUCE, 63))).contains(Price.of("104"));
    }

    @Test
    void nobody_knows_what_a_person_saw_who_asked_and_a_rollback_was_decided_by_no_look() {
        var asked = new Reference(Optional.empty(), List.of(decided(0, ExitCode.MANUAL_CLOSE, Optional.empty())));

        assertThat(asked.of(order("lead", Purpose.REDUCE, 1))).isEmpty();
        assertThat(TRIMMED_THEN_LEFT.of(order("lead", Purpose.REDUCE, -1))).isEmpty();
    }

    private static TradeDecision decided(int second, ExitCode code, Optional<ExitInputs> inputs) {
        return new TradeDecision("T-1", NOON.plusSeconds(second), decision(code), inputs);
    }

    /** Of a look that knew the prices of both legs and nothing else. */
    private static ExitInputs seen(String lead, String hedge) {
        String leg = """
                {"venue": "%s", "side": "%s", "openQuantity": "2", "lot": "1", "fresh": true, "price": "%s"}""";
        String look = """
                {"trade": {"openedAt": "2026-03-01T11:00:00Z", "evaluatedAt": "2026-03-01T12:00:00Z",
                           "rebalancing": false, "marksReadAgain": false, "observations": []},
                 "lead": %s, "hedge": %s, "worth": {}, "apyStatistics": {"window": 0, "samples": 0}, "atr": "0"}""".formatted(leg.formatted("LIGHTER", "BUY", lead), leg.formatted("X10", "SELL", hedge));
        try {
            return PayloadMapper.create().readValue(look, ExitInputs.class);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static ExitDecision decision(ExitCode code) {
        return new ExitDecision(
                code, ExitLayer.ECONOMIC, code.leaves(), Severity.NORMAL, Optional.empty(), "", List.of());
    }

    private static OrderRecord order(String slot, Purpose purpose, int second) {
        var intent = new OrderIntent(
                new OrderKey("T-1", slot, 1),
                1,
                "lighter",
                "ETH",
                Side.SELL,
                Quantity.of("2"),
                Price.of("95"),
                TimeInForce.IOC,
                purpose,
                purpose.mustReduce());
        Instant sent = NOON.plusSeconds(second);
        return new OrderRecord(
                intent, OrderReport.nothing(OrderStatus.SENT), Optional.of(sent), Optional.empty(), "", false);
    }
}
