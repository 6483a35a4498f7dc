package evenkeel.simulator.conformance;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.venues.OpenVenue;
import evenkeel.activities.venues.http.ApiKey;
import evenkeel.activities.venues.http.VenueSettings;
import evenkeel.activities.venues.x10.X10;
import evenkeel.activities.venues.x10.X10Settings;
import evenkeel.domain.code.Code;
import evenkeel.domain.funding.FundingCalendar;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderKey;
import evenkeel.domain.order.OrderOutcome;
import evenkeel.domain.order.Purpose;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;
import evenkeel.simulator.exchange.ExchangeProfile;
import evenkeel.simulator.exchange.VenueOrder;
import evenkeel.simulator.exchange.prices.ScriptedPrices;
import evenkeel.simulator.wire.WireSettings;
import evenkeel.simulator.wire.x10.X10Key;
import evenkeel.simulator.wire.x10.X10Server;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What only X10 has, on both ends of its wire: they were written apart, from the documents alone. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class X10WireTest {
    private static final BigInteger OURS = BigInteger.TWO.pow(200).add(BigInteger.valueOf(7));
    private static final OrderIntent RESTING = new OrderIntent(
            new OrderKey("wire", "lead", 1),
            1,
            "x10",
            "ETH",
            Side.BUY,
            Quantity.of("0.5"),
            Price.of("2900"),
            TimeInForce.POST_ONLY,
            Purpose.ENTRY,
            false);

    @TempDir
    private Path folder;

    private volatile Instant now = Stage.START;
    private X10Server server;

    @BeforeEach
    void start() {
        var prices =
                new ScriptedPrices().price("ETH", "3000").price("BTC", "60000").price("SOL", "150");
        var settings = WireSettings.of(ExchangeProfile.x10(FundingCalendar.REAL), 7, folder)
                .withPrices(prices)
                .withClock(() -> now);
        server = X10Server.start(settings, X10Key.ofPrivate("our-key", OURS));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void S23_a_signature_for_another_chain_counts_for_nothing() {
        try (OpenVenue venue = X10.open(settings())) {
            OrderOutcome outcome = venue.orders().place(RESTING, now);

            assertThat(outcome).isInstanceOfSatisfying(OrderOutcome.Rejected.class, refused -> {
                assertThat(refused.code()).isEqualTo(Code.VEN_KEY.id());
                assertThat(refused.why()).contains("1101");
            });
            List<VenueOrder> really = server.look(exchange -> exchange.orders("main"));
            assertThat(really).isEmpty();
        }
    }

    @Test
    void a_fee_limit_below_the_venues_fee_is_refused_and_the_usual_one_suffices() {
        X10Settings usual = settings().onTestnet();
        var stingy = new X10Settings(
                usual.venue(), usual.chain(), new BigDecimal("0.0000001"), usual.life(), usual.flatWithoutBalance());
        try (OpenVenue miser = X10.open(stingy);
                OpenVenue venue = X10.open(usual)) {
            assertThat(miser.orders().place(taking(), now))
                    .isInstanceOfSatisfying(
                            OrderOutcome.Rejected.class,
                            refused -> assertThat(refused.why()).contains("1128"));
            assertThat(venue.orders().place(taking(), now)).isInstanceOf(OrderOutcome.Accepted.class);
        }
    }

    @Test
    void a_resting_order_does_not_outlive_the_fence() throws InterruptedException {
        try (OpenVenue venue = X10.open(settings().onTestnet())) {
            var account = venue.venue().account();
            venue.orders().place(RESTING, now);
            assertThat(account.openOrders("ETH")).containsExactly(RESTING.clientId());

            now = now.plus(venue.venue().fence().orElse(Duration.ZERO));

            Stage.eventually(() -> account.openOrders("ETH").isEmpty());
            assertThat(account.order(RESTING)).hasValueSatisfying(report -> {
                assertThat(report.isFinal()).isTrue();
                assertThat(report.filled().isZero()).isTrue();
            });
        }
    }

    private static OrderIntent taking() {
        return new OrderIntent(
                new OrderKey("wire", "hedge", 1),
                1,
                "x10",
                "ETH",
                Side.BUY,
                Quantity.of("0.5"),
                Price.of("3060"),
                TimeInForce.IOC,
                Purpose.HEDGE,
                false);
    }

    /** For the main chain, which this server is not on. */
    private X10Settings settings() {
        var key = new ApiKey("our-key", ("0x" + OURS.toString(16)).getBytes(US_ASCII));
        return X10Settings.of(
                VenueSettings.of("x10", server.http(), server.webSocket(), key, () -> now, List.of("ETH")));
    }
}
