package evenkeel.simulator.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.domain.code.Trouble;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderOutcome;
import evenkeel.domain.order.OrderStatus;
import evenkeel.domain.order.Side;
import java.time.Duration;
import java.util.List;

/** A venue that goes away, and comes back. */
final class OutageCases {
    private OutageCases() {}

    static List<Case> all() {
        return List.of(
                is("a read without an answer is trouble, never zero", stage -> {
                    stage.account().venueTime();
                    stage.stop();
                    assertThatThrownBy(stage::position).isInstanceOf(Trouble.class);
                    assertThatThrownBy(() -> stage.account().balance()).isInstanceOf(Trouble.class);
                    assertThatThrownBy(() -> stage.account().openOrders("ETH")).isInstanceOf(Trouble.class);
                    assertThatThrownBy(() -> stage.account().fills("ETH", Stage.START))
                            .isInstanceOf(Trouble.class);
                    assertThatThrownBy(() -> stage.market().quote("ETH")).isInstanceOf(Trouble.class);
                }),
                is("an order is not called absent while nobody answers", stage -> {
                    OrderIntent buy = stage.resting(Side.BUY);
                    stage.place(buy);
                    stage.stop();
                    assertThatThrownBy(() -> stage.account().order(buy)).isInstanceOf(Trouble.class);
                }),
                is("a placement into the void is not taken for accepted", stage -> {
                    OrderIntent buy = stage.resting(Side.BUY);
                    var stamp = stage.account().venueTime();
                    stage.stop();
                    assertThat(stage.orders().place(buy, stamp)).isNotInstanceOf(OrderOutcome.Accepted.class);
                }),
                is("what rested before rests after", stage -> {
                    OrderIntent buy = stage.resting(Side.BUY);
                    stage.place(buy);
                    stage.restart();
                    assertThat(stage.read(buy).status()).isEqualTo(OrderStatus.OPEN);
                    assertThat(stage.account().openOrders("ETH")).containsExactly(buy.clientId());
                }),
                is("what was held before is held after, with its fills", stage -> {
                    OrderIntent buy = stage.taking(Side.BUY, "0.5");
                    stage.place(buy);
                    var before = stage.account().fills("ETH", Stage.START);
                    stage.restart();
                    assertThat(stage.position()).isEqualByComparingTo("0.5");
                    assertThat(stage.account().fills("ETH", Stage.START)).isEqualTo(before);
                    assertThat(stage.read(buy).filled()).isEqualTo(Quantity.of("0.5"));
                }),
                is("orders are taken again, the first perhaps over a connection that has died", stage -> {
                    stage.place(stage.resting(Side.BUY));
                    stage.restart();
                    assertThat(stage.send(stage.resting(Side.BUY))).isNotInstanceOf(OrderOutcome.Rejected.class);
                    stage.pass(Duration.ofSeconds(1));
                    assertThat(stage.place(stage.resting(Side.BUY)).status()).isEqualTo(OrderStatus.OPEN);
                }));
    }

    private static Case is(String name, Case.Play play) {
        return new Case("outages", name, play);
    }
}
