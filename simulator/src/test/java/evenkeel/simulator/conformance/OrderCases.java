package evenkeel.simulator.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.venues.AmendWire;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderOutcome;
import evenkeel.domain.order.OrderReport;
import evenkeel.domain.order.OrderStatus;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;
import evenkeel.simulator.exchange.VenueOrder;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** What becomes of an order that the venue takes. */
final class OrderCases {
    private OrderCases() {}

    static List<Case> all() {
        return List.of(
                is("a post-only order rests", stage -> {
                    OrderIntent buy = stage.resting(Side.BUY);
                    assertThat(stage.place(buy)).isEqualTo(OrderReport.nothing(OrderStatus.OPEN));
                    assertThat(stage.account().openOrders("ETH")).containsExactly(buy.clientId());
                }),
                is("price and quantity arrive to the last digit", stage -> {
                    OrderIntent odd = stage.order(Side.BUY, "0.57", "2912.34", TimeInForce.POST_ONLY, false);
                    stage.place(odd);
                    VenueOrder real = stage.really().getFirst();
                    assertThat(real.asked().limit()).isEqualTo(Price.of("2912.34"));
                    assertThat(real.asked().quantity()).isEqualTo(Quantity.of("0.57"));
                    assertThat(real.asked().side()).isEqualTo(Side.BUY);
                    assertThat(real.asked().timeInForce()).isEqualTo(TimeInForce.POST_ONLY);
                    assertThat(real.asked().reduceOnly()).isFalse();
                }),
                is("an order that takes is filled, with value and fee of its fills", stage -> {
                    OrderIntent buy = stage.taking(Side.BUY, "0.5");
                    OrderReport report = stage.place(buy);
                    VenueOrder real = stage.really().getFirst();
                    assertThat(report.status()).isEqualTo(OrderStatus.FILLED);
                    assertThat(report.filled()).isEqualTo(Quantity.of("0.5"));
                    assertThat(report.value()).isEqualTo(real.value());
                }),
                is("an order to sell is mirrored", stage -> {
                    OrderReport report = stage.place(stage.taking(Side.SELL, "0.5"));
                    assertThat(report.status()).isEqualTo(OrderStatus.FILLED);
                    assertThat(stage.position()).isEqualByComparingTo("-0.5");
                }),
                is("what a taker cannot have ends with what it had", stage -> {
                    String asked = "40"; // more than the levels up to its limit hold
                    OrderIntent buy = stage.order(Side.BUY, asked, "3000.5", TimeInForce.IOC, false);
                    OrderReport report = stage.place(buy);
                    assertThat(report.status().isFinal()).isTrue();
                    assertThat(report.status()).isNotEqualTo(OrderStatus.REJECTED);
                    assertThat(report.filled()).isGreaterThan(Quantity.ZERO).isLessThan(Quantity.of(asked));
                    assertThat(report.filled())
                            .isEqualTo(stage.really().getFirst().filled());
                }),
                is("a taker that finds nothing ends with nothing", stage -> {
                    OrderIntent far = stage.order(Side.BUY, "0.5", "2900", TimeInForce.IOC, false);
                    stage.send(far);
                    OrderReport report = stage.read(far);
                    assertThat(report.status().isFinal()).isTrue();
                    assertThat(report.filled().isZero()).isTrue();
                }),
                is("a post-only order that would take ends without a fill", stage -> {
                    OrderIntent crossing = stage.order(Side.BUY, "0.5", "3090", TimeInForce.POST_ONLY, false);
                    stage.send(crossing);
                    stage.pass(Duration.ofSeconds(1));
                    assertThat(stage.account().order(crossing).stream()).allMatch(OrderReport::isFinal);
                    assertThat(stage.position()).isEqualByComparingTo(BigDecimal.ZERO);
                    assertThat(stage.account().openOrders("ETH")).isEmpty();
                }),
                is("a resting order is filled when the market comes", stage -> {
                    OrderIntent sell = stage.order(Side.SELL, "0.5", "3010", TimeInForce.POST_ONLY, false);
                    stage.place(sell);
                    stage.pass(Duration.ofMinutes(11));
                    OrderReport report = stage.read(sell);
                    assertThat(report.status()).isEqualTo(OrderStatus.FILLED);
                    assertThat(report.value()).isEqualTo(Quantity.of("0.5").at(Price.of("3010")));
                    assertThat(stage.account().openOrders("ETH")).isEmpty();
                }),
                is("an order that rests takes another price and size and keeps its name", stage -> {
                    OrderIntent buy = stage.resting(Side.BUY);
                    stage.place(buy);
                    assertThat(amend(stage, buy)).isNotInstanceOf(OrderOutcome.Rejected.class);
                    assertThat(stage.read(buy).isFinal()).isFalse();
                    assertThat(stage.really())
                            .filteredOn(order -> !order.status().isFinal())
                            .singleElement()
                            .satisfies(order -> {
                                assertThat(order.asked().quantity()).isEqualTo(Quantity.of("0.6"));
                                assertThat(order.asked().limit()).isEqualTo(Price.of("2910"));
                            });
                }),
                is("an order that has ended takes no other price", stage -> {
                    OrderIntent buy = stage.resting(Side.BUY);
                    stage.place(buy);
                    stage.orders().cancel(buy);
                    stage.read(buy);
                    assertThat(amend(stage, buy)).isNotInstanceOf(OrderOutcome.Accepted.class);
                    assertThat(stage.read(buy).isFinal()).isTrue();
                }),
                is("an order that is asked to end ends", stage -> {
                    OrderIntent buy = stage.resting(Side.BUY);
                    stage.place(buy);
                    stage.orders().cancel(buy);
                    assertThat(stage.read(buy)).isEqualTo(OrderReport.nothing(OrderStatus.CANCELLED));
                    assertThat(stage.account().openOrders("ETH")).isEmpty();
                }),
                is("asking an ended order to end changes nothing", stage -> {
                    OrderIntent buy = stage.taking(Side.BUY, "0.5");
                    OrderReport before = stage.place(buy);
                    quietly(() -> stage.orders().cancel(buy));
                    assertThat(stage.read(buy)).isEqualTo(before);
                }),
                is("asking an unknown order to end leaves the others alone", stage -> {
                    OrderIntent buy = stage.resting(Side.BUY);
                    stage.place(buy);
                    quietly(() -> stage.orders().cancel(stage.resting(Side.BUY)));
                    assertThat(stage.read(buy).status()).isEqualTo(OrderStatus.OPEN);
                }),
                is(
                        "an order that was never sent is not found",
                        stage -> assertThat(stage.account().order(stage.resting(Side.BUY)))
                                .isEmpty()),
                is("of two resting orders each is found by its own id", stage -> {
                    OrderIntent one = stage.resting(Side.BUY);
                    OrderIntent other = stage.order(Side.BUY, "0.7", "2800", TimeInForce.POST_ONLY, false);
                    stage.place(one);
                    stage.place(other);
                    stage.orders().cancel(one);
                    assertThat(stage.read(one).status()).isEqualTo(OrderStatus.CANCELLED);
                    assertThat(stage.read(other).status()).isEqualTo(OrderStatus.OPEN);
                    assertThat(stage.account().openOrders("ETH")).containsExactly(other.clientId());
                }),
                is("open orders are those of the symbol", stage -> {
                    stage.place(stage.resting(Side.BUY));
                    assertThat(stage.account().openOrders("BTC")).isEmpty();
                }),
                is("the same order sent twice lives once", stage -> {
                    OrderIntent buy = stage.resting(Side.BUY);
                    stage.place(buy);
                    stage.send(buy);
                    stage.pass(Duration.ofSeconds(1));
                    assertThat(stage.really().stream().filter(VenueOrder::isOpen))
                            .hasSize(1);
                    assertThat(stage.account().openOrders("ETH")).containsExactly(buy.clientId());
                }),
                is("a report has the sum of its fills", stage -> {
                    OrderIntent buy = stage.taking(Side.BUY, "30");
                    OrderReport report = stage.place(buy);
                    var fills = stage.account().fills("ETH", Stage.START);
                    Quantity filled = Quantity.ZERO;
                    Usd value = Usd.ZERO;
                    for (var fill : fills) {
                        filled = filled.plus(fill.quantity());
                        value = value.plus(fill.value());
                    }
                    assertThat(fills.size())
                            .as("it went through several levels")
                            .isGreaterThan(1);
                    assertThat(report.filled()).isEqualTo(filled);
                    assertThat(report.value().value().subtract(value.value()).abs())
                            .isLessThan(new BigDecimal("0.01"));
                }),
                is("a reduction takes off what is held", stage -> {
                    stage.bought("1");
                    assertThat(stage.place(stage.reducing(Side.SELL, "0.4")).filled())
                            .isEqualTo(Quantity.of("0.4"));
                    assertThat(stage.position()).isEqualByComparingTo("0.6");
                }),
                is("a reduction of all leaves nothing", stage -> {
                    stage.bought("1");
                    stage.place(stage.reducing(Side.SELL, "1"));
                    assertThat(stage.position()).isEqualByComparingTo(BigDecimal.ZERO);
                }),
                is("a reduction never turns a position round", stage -> {
                    stage.bought("1");
                    stage.send(stage.reducing(Side.SELL, "2.5"));
                    stage.pass(Duration.ofSeconds(1));
                    assertThat(stage.position()).isNotNegative();
                }));
    }

    private static OrderOutcome amend(Stage stage, OrderIntent intent) {
        var to = new AmendWire.Revision(Quantity.of("0.6"), Price.of("2910"));
        return AmendWire.of(stage.orders())
                .orElseThrow()
                .amend(intent, to, stage.account().venueTime());
    }

    /** What a venue says to a vain cancel differs; that it proves nothing does not. */
    private static void quietly(Runnable cancel) {
        try {
            cancel.run();
        } catch (Trouble told) {
            assertThat(told.code().id()).isNotBlank();
        }
    }

    private static Case is(String name, Case.Play play) {
        return new Case("orders", name, play);
    }
}
