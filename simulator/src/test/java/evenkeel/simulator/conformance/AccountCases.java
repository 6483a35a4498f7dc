package evenkeel.simulator.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import evenkeel.activities.venues.LeverageWire;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.funding.FundingCalendar;
import evenkeel.domain.ledger.CostBasis;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;
import evenkeel.domain.venue.Fill;
import evenkeel.domain.venue.FundingPayment;
import evenkeel.domain.venue.Position;
import evenkeel.simulator.exchange.ExchangeProfile;
import evenkeel.simulator.exchange.NewOrder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** What is ours: positions, money, fills. */
final class AccountCases {
    private static final int MANY = 230;

    private AccountCases() {}

    static List<Case> all() {
        return List.of(
                is(
                        "nothing held is a position of nothing",
                        stage -> assertThat(stage.position()).isEqualByComparingTo(BigDecimal.ZERO)),
                is("a position counts up when long", stage -> {
                    stage.bought("0.7");
                    assertThat(stage.position()).isEqualByComparingTo("0.7");
                }),
                is("a position counts down when short", stage -> {
                    stage.place(stage.taking(Side.SELL, "0.7"));
                    assertThat(stage.position()).isEqualByComparingTo("-0.7");
                }),
                is("a position is of its symbol", stage -> {
                    stage.bought("0.7");
                    assertThat(stage.account().position("BTC").signed()).isEqualByComparingTo(BigDecimal.ZERO);
                }),
                is("one look shows every position", stage -> {
                    stage.bought("0.7");
                    Function<String, Position> all = stage.account().positions();
                    stage.bought("0.1");
                    assertThat(all.apply("ETH").signed()).isEqualByComparingTo("0.7");
                    assertThat(all.apply("BTC").signed()).isEqualByComparingTo(BigDecimal.ZERO);
                }),
                is("a short is taken away at a price above the mark", stage -> {
                    stage.place(stage.taking(Side.SELL, "5"));
                    assertThat(stage.account().position("ETH").liquidation())
                            .hasValueSatisfying(price ->
                                    assertThat(price.isAbove(Price.of("3000"))).isTrue());
                }),
                is("what the wallet covers down to nothing has no such price, and flat has none", stage -> {
                    assertThat(stage.account().position("ETH").liquidation()).isEmpty();
                    stage.bought("0.5");
                    assertThat(stage.account().position("ETH").liquidation()).isEmpty();
                }),
                is("leverage is what was set, and setting it again changes nothing", stage -> {
                    LeverageWire wire = LeverageWire.of(stage.orders()).orElseThrow();
                    wire.leverage("ETH", 5, stage.account().venueTime());
                    wire.leverage("ETH", 5, stage.account().venueTime());
                    stage.pass(Duration.ofSeconds(1));
                    assertThat(stage.account().leverage("ETH")).isEqualByComparingTo("5");
                    assertThat(stage.account().leverage("BTC")).isEqualByComparingTo("10");
                }),
                is("a leverage that cannot be is refused with a code", stage -> {
                    LeverageWire wire = LeverageWire.of(stage.orders()).orElseThrow();
                    assertThatThrownBy(() -> wire.leverage(
                                    "ETH", 100_000, stage.account().venueTime()))
                            .isInstanceOf(Trouble.class);
                }),
                is("a fresh account has its wallet, all of it free", stage -> {
                    var balance = stage.account().balance();
                    var real = stage.really(exchange -> exchange.wallet("main"));
                    assertThat(balance.wallet()).isEqualTo(real.balance());
                    assertThat(balance.currency()).isEqualTo(currency(stage));
                    assertThat(balance.available().value())
                            .isEqualByComparingTo(balance.wallet().value());
                }),
                is("a position takes of what is free", stage -> {
                    stage.bought("5");
                    var balance = stage.account().balance();
                    assertThat(balance.wallet().exceeds(balance.available())).isTrue();
                }),
                is("what the account pays of its next fills is told", stage -> {
                    ExchangeProfile profile = stage.pair().profile(FundingCalendar.REAL);
                    assertThat(stage.account().fees("ETH")).hasValueSatisfying(fees -> {
                        assertThat(fees.maker()).isEqualByComparingTo(profile.makerFee());
                        assertThat(fees.taker()).isEqualByComparingTo(profile.takerFee());
                    });
                }),
                is("a fee leaves the wallet", stage -> {
                    var before = stage.account().balance().wallet();
                    stage.bought("5");
                    Fill fill = stage.account().fills("ETH", Stage.START).getFirst();
                    var after = stage.account().balance().wallet();
                    assertThat(before.exceeds(after))
                            .isEqualTo(fill.fee().value().signum() > 0);
                }),
                is("a wallet is what it was and all that fills and payments say", stage -> {
                    BigDecimal before = stage.account().balance().wallet().value();
                    stage.bought("5");
                    stage.pass(Duration.ofHours(1));
                    stage.place(stage.taking(Side.SELL, "2"));
                    assertThat(stage.account().balance().wallet().value())
                            .isCloseTo(before.add(told(stage)), within(new BigDecimal("0.001")));
                }),
                is("a fill has our id, side, price, quantity and instant", stage -> {
                    OrderIntent buy = stage.taking(Side.BUY, "0.5");
                    stage.place(buy);
                    Fill read = stage.account().fills("ETH", Stage.START).getFirst();
                    Fill real = stage.really(exchange -> exchange.fills("main", "ETH", Stage.START))
                            .getFirst()
                            .fill();
                    assertThat(read.clientId()).isEqualTo(buy.clientId());
                    assertThat(read.side()).isEqualTo(Side.BUY);
                    assertThat(read.price()).isEqualTo(real.price());
                    assertThat(read.quantity()).isEqualTo(real.quantity());
                    assertThat(read.tradeId()).isNotBlank();
                    assertThat(Duration.between(read.venueTime(), real.venueTime())
                                    .abs())
                            .isLessThan(Duration.ofMillis(1));
                }),
                is("a taker's fee is the venue's", stage -> {
                    stage.bought("5");
                    assertFee(stage, stage.really(exchange -> exchange.profile().takerFee()));
                }),
                is("a maker's fee is the venue's, and it is a maker", stage -> {
                    stage.place(stage.order(Side.SELL, "0.5", "3010", TimeInForce.POST_ONLY, false));
                    stage.pass(Duration.ofMinutes(11));
                    assertThat(stage.account().fills("ETH", Stage.START))
                            .isNotEmpty()
                            .allMatch(Fill::maker);
                    assertFee(stage, stage.really(exchange -> exchange.profile().makerFee()));
                }),
                is("a taker is none", stage -> {
                    stage.bought("0.5");
                    assertThat(stage.account().fills("ETH", Stage.START))
                            .isNotEmpty()
                            .noneMatch(Fill::maker);
                }),
                is(
                        "without fills there are none",
                        stage -> assertThat(stage.account().fills("ETH", Stage.START))
                                .isEmpty()),
                is("fills are of their symbol", stage -> {
                    stage.bought("0.5");
                    assertThat(stage.account().fills("BTC", Stage.START)).isEmpty();
                }),
                is("fills are asked for from an instant on", stage -> {
                    stage.bought("0.5");
                    stage.pass(Duration.ofMinutes(1));
                    Instant later = stage.now();
                    stage.bought("0.2");
                    assertThat(stage.account().fills("ETH", later))
                            .extracting(Fill::quantity)
                            .containsExactly(Quantity.of("0.2"));
                }),
                is("many fills come whole, each once, oldest first", stage -> {
                    many(stage);
                    List<Fill> read = stage.account().fills("ETH", Stage.START);
                    var real = stage.really(exchange -> exchange.fills("main", "ETH", Stage.START));
                    assertThat(read).extracting(Fill::tradeId).doesNotHaveDuplicates();
                    assertThat(read)
                            .extracting(Fill::price)
                            .containsExactlyInAnyOrderElementsOf(real.stream()
                                    .map(trade -> trade.fill().price())
                                    .toList());
                    assertThat(read).isSortedAccordingTo(Comparator.comparing(Fill::venueTime));
                }),
                is("a fill of eight days ago is still found", stage -> {
                    stage.bought("0.5");
                    stage.pass(Duration.ofDays(8));
                    assertThat(stage.account().fills("ETH", Stage.START)).hasSizeGreaterThanOrEqualTo(1);
                }),
                is("a fill of a minute ago shows in an order of a minute ago", stage -> {
                    OrderIntent buy = stage.taking(Side.BUY, "0.5");
                    stage.place(buy);
                    stage.pass(Duration.ofMinutes(1));
                    assertThat(stage.read(buy).filled()).isEqualTo(Quantity.of("0.5"));
                }));
    }

    private static void many(Stage stage) {
        for (int i = 0; i < MANY; i++) {
            Side side = i % 2 == 0 ? Side.BUY : Side.SELL;
            Price limit = Price.of(side == Side.BUY ? "3090" : "2940");
            var order = new NewOrder("m" + i, "ETH", side, Quantity.of("0.1"), limit, TimeInForce.IOC, false);
            stage.really(exchange -> exchange.place("main", order, exchange.now()));
            if (i % 50 == 0) stage.pass(Duration.ofSeconds(1));
        }
    }

    private static void assertFee(Stage stage, BigDecimal rate) {
        for (Fill fill : stage.account().fills("ETH", Stage.START)) {
            BigDecimal expected = fill.value().value().multiply(rate).setScale(6, RoundingMode.HALF_EVEN);
            assertThat(fill.fee().value().subtract(expected).abs()).isLessThan(new BigDecimal("0.000002"));
            assertThat(fill.fee().currency()).isEqualTo(currency(stage));
            assertThat(fill.quote()).isEqualTo(currency(stage));
        }
    }

    /** What came in: paid and received, the cost of what is still held left out, as venues reckon it. */
    private static BigDecimal told(Stage stage) {
        List<Fill> fills = stage.account().fills("ETH", Stage.START);
        BigDecimal sum = CostBasis.of(fills);
        for (Fill fill : fills) {
            BigDecimal bought = fill.side().signed(fill.quantity());
            sum = sum.subtract(bought.multiply(fill.price().value()))
                    .subtract(fill.fee().value());
        }
        for (FundingPayment payment : stage.account().funding("ETH", Stage.START, stage.now()))
            sum = sum.add(payment.amount().value());
        return sum;
    }

    private static String currency(Stage stage) {
        return stage.market().instrument("ETH").quote();
    }

    private static Case is(String name, Case.Play play) {
        return new Case("account", name, play);
    }
}
