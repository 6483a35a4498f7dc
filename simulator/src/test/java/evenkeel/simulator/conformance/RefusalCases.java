package evenkeel.simulator.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.domain.code.Code;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderOutcome;
import evenkeel.domain.order.OrderReport;
import evenkeel.domain.order.OrderStatus;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the venue does not take ends without a fill: by its answer at once, or by what it shows a second later. */
final class RefusalCases {
    private RefusalCases() {}

    static List<Case> all() {
        return List.of(
                is(
                        "below the smallest value",
                        stage -> refused(stage, stage.order(Side.BUY, "0.01", "100", TimeInForce.POST_ONLY, false))),
                is(
                        "between two ticks",
                        stage -> refused(
                                stage, stage.order(Side.BUY, "0.5", "2900.00123", TimeInForce.POST_ONLY, false))),
                is(
                        "between two lots",
                        stage -> refused(
                                stage, stage.order(Side.BUY, "0.5000001", "2900", TimeInForce.POST_ONLY, false))),
                is(
                        "more than the account can carry",
                        stage -> shortOfMargin(stage, stage.order(Side.BUY, "900", "3090", TimeInForce.IOC, false))),
                is("a reduction without a position", stage -> refused(stage, stage.reducing(Side.SELL, "0.5"))),
                is("a reduction of the wrong side", stage -> {
                    stage.bought("1");
                    refused(stage, stage.reducing(Side.BUY, "0.5"));
                    assertThat(stage.position()).isEqualByComparingTo(BigDecimal.ONE);
                }),
                is("an unlisted symbol", stage -> {
                    OrderIntent odd = stage.order("NONE", Side.BUY, "0.5", "2900", TimeInForce.POST_ONLY, false);
                    assertThat(stage.send(odd)).isNotInstanceOf(OrderOutcome.Accepted.class);
                    assertThat(stage.really()).isEmpty();
                }),
                is("a refusal carries a code", stage -> {
                    OrderIntent odd = stage.order(Side.BUY, "0.5", "2900.00123", TimeInForce.POST_ONLY, false);
                    assertThat(stage.send(odd)).isInstanceOfSatisfying(OrderOutcome.Rejected.class, refusal -> {
                        assertThat(refusal.code()).isNotBlank();
                        assertThat(refusal.why()).isNotBlank().doesNotContain("our-words");
                    });
                }),
                is("an order after a refusal is taken", stage -> {
                    refused(stage, stage.order(Side.BUY, "0.5", "2900.00123", TimeInForce.POST_ONLY, false));
                    assertThat(stage.place(stage.resting(Side.BUY)).status()).isEqualTo(OrderStatus.OPEN);
                }));
    }

    private static void refused(Stage stage, OrderIntent order) {
        BigDecimal before = stage.position();
        OrderOutcome outcome = stage.send(order);
        stage.pass(Duration.ofSeconds(1));
        if (!(outcome instanceof OrderOutcome.Rejected)) {
            assertThat(stage.account().order(order))
                    .as("accepted, so it has to be found ended")
                    .hasValueSatisfying(report -> {
                        assertThat(report.status().isFinal()).isTrue();
                        assertThat(report.filled().isZero()).isTrue();
                    });
        }
        assertThat(stage.account().openOrders("ETH")).isEmpty();
        assertThat(stage.position()).isEqualByComparingTo(before);
    }

    /** Told apart from every other refusal, whether the venue says so at once or looks at the account later. */
    private static void shortOfMargin(Stage stage, OrderIntent order) {
        OrderOutcome outcome = stage.send(order);
        stage.pass(Duration.ofSeconds(1));
        Optional<String> code = outcome instanceof OrderOutcome.Rejected rejected
                ? Optional.of(rejected.code())
                : stage.account().order(order).flatMap(OrderReport::refusal).map(Code::id);
        assertThat(code).as(outcome.toString()).contains("VEN-013");
        assertThat(stage.position()).isZero();
    }

    private static Case is(String name, Case.Play play) {
        return new Case("refusals", name, play);
    }
}
