package evenkeel.simulator.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.domain.code.Trouble;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderOutcome;
import evenkeel.domain.order.Side;
import java.time.Duration;
import java.util.List;

/** Who may ask, and when. */
final class KeyCases {
    private KeyCases() {}

    static List<Case> all() {
        return List.of(
                is(
                        "an account as we need it passes the start's look",
                        stage -> stage.account().verify()),
                is("a forged signature reads nothing", stage -> {
                    var forged = stage.as(stage.pair().forged()).account();
                    assertThatThrownBy(forged::balance).isInstanceOf(Trouble.class);
                    assertThatThrownBy(() -> forged.openOrders("ETH")).isInstanceOf(Trouble.class);
                }),
                is("a forged signature places nothing", stage -> {
                    stage.as(stage.pair().forged());
                    assertThat(stage.send(stage.resting(Side.BUY))).isNotInstanceOf(OrderOutcome.Accepted.class);
                    assertThat(stage.really()).isEmpty();
                }),
                is("a forged signature cancels nothing", stage -> {
                    OrderIntent resting = stage.resting(Side.BUY);
                    stage.place(resting);
                    stage.as(stage.pair().forged());
                    try {
                        stage.orders().cancel(resting);
                    } catch (Trouble told) {
                        assertThat(told.code().id()).isNotBlank();
                    }
                    assertThat(stage.really()).allMatch(order -> order.isOpen());
                }),
                is("an unknown key reads nothing", stage -> {
                    var unknown = stage.as(stage.pair().stranger()).account();
                    assertThatThrownBy(unknown::balance).isInstanceOf(Trouble.class);
                }),
                is("an unknown key places nothing", stage -> {
                    stage.as(stage.pair().stranger());
                    assertThat(stage.send(stage.resting(Side.BUY))).isNotInstanceOf(OrderOutcome.Accepted.class);
                    assertThat(stage.really()).isEmpty();
                }),
                is(
                        "public reads need no key",
                        stage -> assertThat(stage.as(stage.pair().stranger())
                                        .market()
                                        .quote("ETH")
                                        .bid())
                                .isNotNull()),
                is("an order from before the venue's window is refused for certain", stage -> {
                    OrderIntent late = stage.resting(Side.BUY);
                    var stamp = stage.account().venueTime();
                    stage.pass(fence(stage).plusSeconds(60));
                    assertThat(stage.orders().place(late, stamp)).isNotInstanceOf(OrderOutcome.Accepted.class);
                    assertThat(stage.really()).isEmpty();
                }),
                is(
                        "the fence outlasts the venue's window",
                        stage -> assertThat(fence(stage)).isGreaterThanOrEqualTo(Duration.ofSeconds(1))),
                is(
                        "a secret shows in no text",
                        stage -> assertThat(stage.pair().ours().toString()
                                        + stage.venue()
                                        + stage.account()
                                        + stage.orders())
                                .doesNotContain("our-words")));
    }

    private static Duration fence(Stage stage) {
        return stage.venue().venue().fence().orElseThrow();
    }

    private static Case is(String name, Case.Play play) {
        return new Case("keys and windows", name, play);
    }
}
