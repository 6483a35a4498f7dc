package evenkeel.simulator.trade;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.ledger.OrderRecord;
import evenkeel.domain.carry.CarryResult;
import evenkeel.domain.carry.TradeEvent.Kind;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.money.Usd;
import evenkeel.domain.venue.FundingPayment;
import evenkeel.simulator.exchange.Payment;
import evenkeel.simulator.inprocess.InProcessVenue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Invariants of §3 on the whole process, with a death at every call of the status that they speak of. */
class RuledInvariantsTest {
    private static final Duration TICK = Duration.ofSeconds(10);
    private static final Usd WALLET = Usd.of("100000");
    private static final Map<String, String> KEYS = Map.of(
            "trading.desired_notional_usd", "20000",
            "execution.leg1_escalate_to_taker_enabled", "true",
            "trading.min_hold_seconds", "7200",
            "trading.max_hold_hours", "4",
            "trading.funding_velocity_exit_enabled", "false",
            "trading.coordinated_close_maker_timeout_seconds", "30",
            "trading.coordinated_close_ioc_timeout_seconds", "10");

    @Test
    void INV3_a_close_survives_any_death_and_a_second_request_and_sends_nothing_that_opens() {
        int deaths = everyDeath(TradeStatus.CLOSING, 1, desk -> {
            CarryResult result = desk.run();

            assertThat(result.status()).isEqualTo(TradeStatus.CLOSED);
            assertThat(result.reason()).isEqualTo("MANUAL_CLOSE"); // N101: the first one's code, not the emergency's
            assertThat(result.figures().lead().isClosed()).isTrue();
            assertThat(result.figures().hedge().isClosed()).isTrue();
            assertThat(finalEvents(desk)).isEqualTo(1);
            for (OrderRecord order : desk.books.orders(result.trade())) {
                boolean late = order.sentAt()
                        .filter(sent -> !sent.isBefore(desk.closing()))
                        .isPresent();
                assertThat(!late || order.intent().reduceOnly()).as("%s", order).isTrue();
            }
            assertFlat(desk);
        });

        assertThat(deaths).isGreaterThan(20);
    }

    @Test
    void INV6_each_hour_of_each_venue_is_booked_once_whenever_the_trade_begins_anew() {
        int deaths = everyDeath(TradeStatus.OPEN, 3, desk -> {
            CarryResult result = desk.run();

            List<FundingPayment> booked = desk.books.funding(result.trade());
            assertThat(booked)
                    .extracting(FundingPayment::venue, FundingPayment::paidAt)
                    .doesNotHaveDuplicates();
            assertThat(booked).containsExactlyInAnyOrderElementsOf(paid(desk));
            assertThat(result.figures().funding())
                    .isEqualTo(booked.stream().map(FundingPayment::amount).reduce(Usd.ZERO, Usd::plus));
        });

        assertThat(deaths).isGreaterThan(5);
    }

    /** It is left between two payments, when some funding has accrued that nobody pays. */
    @Test
    void INV9_the_final_result_is_what_the_venues_have_filled_and_paid_without_a_forecast() {
        for (long seed = 10; seed < 30; seed++) {
            MortalDesk desk = new MortalDesk(scene(seed), TradeStatus.PENDING, Integer.MAX_VALUE, false);
            CarryResult result = desk.run();

            Usd earned = desk.venues.stream().map(RuledInvariantsTest::earned).reduce(Usd.ZERO, Usd::plus);
            if (desk.scene.takesFeesInBnb()) continue; // part of what it cost left the account in another coin
            assertThat(result.netPnl()).as("seed %d", seed).isEqualTo(earned);
        }
    }

    /** Each desk dies at another call, before it and after it; how many there were. */
    private static int everyDeath(TradeStatus status, int step, Consumer<MortalDesk> check) {
        MortalDesk undisturbed = new MortalDesk(scene(opening()), status, Integer.MAX_VALUE, false);
        check.accept(undisturbed);
        int deaths = 0;
        for (int call = 0; call < undisturbed.calls(); call += step) {
            for (boolean after : new boolean[] {false, true}) {
                check.accept(new MortalDesk(scene(opening()), status, call, after));
                deaths++;
            }
        }
        return deaths;
    }

    private static TradeScene scene(long seed) {
        return TradeScene.of(seed, TICK).ruled(KEYS);
    }

    /** The first seed whose lead fills. */
    private static long opening() {
        return Opening.SEED;
    }

    private static final class Opening {
        private static final long SEED = java.util.stream.LongStream.range(10, 40)
                .filter(seed -> new MortalDesk(scene(seed), TradeStatus.PENDING, Integer.MAX_VALUE, false)
                                .run()
                                .status()
                        == TradeStatus.CLOSED)
                .findFirst()
                .orElseThrow();
    }

    private static long finalEvents(MortalDesk desk) {
        return desk.books.events(desk.scene.terms().trade()).stream()
                .filter(event -> event.kind() == Kind.CLOSE_FINAL)
                .count();
    }

    private static void assertFlat(MortalDesk desk) {
        for (InProcessVenue venue : desk.venues) {
            String symbol = desk.scene.terms().symbol();
            assertThat(venue.position(symbol).signed()).isZero();
            assertThat(venue.openOrders(symbol)).isEmpty();
        }
        assertThat(desk.books.violations()).isEmpty();
    }

    private static List<FundingPayment> paid(MortalDesk desk) {
        return desk.venues.stream()
                .flatMap(
                        venue -> venue
                                .exchange()
                                .payments(venue.account(), desk.scene.terms().symbol(), Instant.EPOCH, Instant.MAX)
                                .stream())
                .map(Payment::booked)
                .toList();
    }

    private static Usd earned(InProcessVenue venue) {
        return venue.exchange().wallet(venue.account()).balance().minus(WALLET);
    }
}
