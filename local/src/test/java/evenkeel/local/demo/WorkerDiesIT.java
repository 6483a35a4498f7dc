package evenkeel.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.ledger.OrderRecord;
import evenkeel.activities.ledger.TradeRecord;
import evenkeel.domain.carry.CarryTerms.Leg;
import evenkeel.domain.carry.LegFill;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import evenkeel.simulator.exchange.ExchangeEvent;
import evenkeel.simulator.exchange.Trade;
import evenkeel.simulator.exchange.VenueOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A3: on a real server, kill -9 of the worker in the worst moments; the trade ends hedged and closed, nothing twice. */
class WorkerDiesIT {
    private static final Duration HOUR = Duration.ofSeconds(6);
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final long SEED = 5;

    @TempDir
    static Path data;

    private static WholeHouse house;

    enum Moment {
        LEAD_PLACED((venue, event) -> venue.equals(WholeHouse.LEAD) && placed(event, false)),
        LEAD_FILLED((venue, event) -> venue.equals(WholeHouse.LEAD) && filled(event, false)),
        HEDGE_PLACED((venue, event) -> venue.equals(WholeHouse.HEDGE) && placed(event, false)),
        HEDGE_FILLED((venue, event) -> venue.equals(WholeHouse.HEDGE) && filled(event, false)),
        FUNDING_PAID((venue, event) -> event instanceof ExchangeEvent.FundingPaid),
        CLOSE_PLACED_AT_LEAD((venue, event) -> venue.equals(WholeHouse.LEAD) && placed(event, true)),
        CLOSE_PLACED_AT_HEDGE((venue, event) -> venue.equals(WholeHouse.HEDGE) && placed(event, true)),
        CLOSE_FILLED_AT_LEAD((venue, event) -> venue.equals(WholeHouse.LEAD) && filled(event, true)),
        CLOSE_FILLED_AT_HEDGE((venue, event) -> venue.equals(WholeHouse.HEDGE) && filled(event, true));

        @SuppressWarnings("ImmutableEnumChecker") // a lambda without state
        private final BiPredicate<String, ExchangeEvent> happens;

        Moment(BiPredicate<String, ExchangeEvent> happens) {
            this.happens = happens;
        }

        private static boolean placed(ExchangeEvent event, boolean reduces) {
            return event instanceof ExchangeEvent.OrderChanged changed
                    && changed.order().asked().reduceOnly() == reduces;
        }

        private static boolean filled(ExchangeEvent event, boolean reduces) {
            return event instanceof ExchangeEvent.OrderFilled filled
                    && filled.order().asked().reduceOnly() == reduces;
        }
    }

    @BeforeAll
    static void open() {
        house = WholeHouse.open(data, HOUR, SEED, DemoSettings.Hold.SHORT);
    }

    @AfterAll
    static void close() {
        if (house != null) house.close();
    }

    @ParameterizedTest(name = "at {0}")
    @EnumSource
    void F60_the_trade_ends_closed_and_true_whenever_the_worker_dies(Moment moment) {
        house.killAt(moment.happens);
        WholeHouse.await(
                moment + " to happen", PATIENCE, () -> house.hasFired() ? house.openTrade() : Optional.empty());
        String trade = house.openTrade().orElseThrow().terms().trade();
        house.startWorker();

        TradeRecord ended = ended(trade);

        assertThat(ended.status()).isIn(TradeStatus.CLOSED, TradeStatus.FAILED);
        assertThat(house.isSound(trade)).isTrue();
        assertThat(twiceAtTheVenues()).isEmpty();
        assertThat(ended.figures().orElseThrow().netPnl(ended.terms().legs())).isEqualTo(byTheVenues(ended));
    }

    private static TradeRecord ended(String trade) {
        return WholeHouse.await(
                "the end of " + trade,
                PATIENCE,
                () -> house.books()
                        .trade(trade)
                        .filter(record -> record.status().isFinal()));
    }

    /** Client ids that a venue ever saw more than one order of. */
    private static List<String> twiceAtTheVenues() {
        Function<String, List<String>> twice =
                venue -> house.venue(venue, exchange -> exchange.orders(WholeHouse.ACCOUNT)).stream()
                        .collect(Collectors.groupingBy(VenueOrder::clientId, Collectors.counting()))
                        .entrySet()
                        .stream()
                        .filter(entry -> entry.getValue() > 1)
                        .map(Map.Entry::getKey)
                        .toList();
        return Stream.of(WholeHouse.LEAD, WholeHouse.HEDGE)
                .flatMap(venue -> twice.apply(venue).stream())
                .toList();
    }

    /** The venues' own account of a trade: their fills of its orders, their payments while it was open. */
    private static Usd byTheVenues(TradeRecord trade) {
        return byTheVenue(trade, trade.terms().lead())
                .plus(byTheVenue(trade, trade.terms().hedge()));
    }

    private static Usd byTheVenue(TradeRecord trade, Leg leg) {
        Map<String, OrderRecord> orders = house.books().orders(trade.terms().trade()).stream()
                .collect(Collectors.toMap(order -> order.intent().clientId(), order -> order));
        LegFill entry = LegFill.NOTHING;
        LegFill exit = LegFill.NOTHING;
        for (Trade fill :
                house.venue(leg.venue(), exchange -> exchange.fills(WholeHouse.ACCOUNT, leg.symbol(), Instant.EPOCH))) {
            OrderRecord order = orders.get(fill.fill().clientId());
            if (order == null) continue;
            LegFill filled = new LegFill(
                    fill.fill().quantity(),
                    fill.fill().value(),
                    fill.fill().fee().dollars());
            if (WholeHouse.isReducing(order)) exit = exit.plus(filled);
            else entry = entry.plus(filled);
        }
        assertThat(exit.quantity()).as("flat at " + leg.venue()).isEqualTo(entry.quantity());
        Side side = leg.side();
        return entry.pricePnl(side, exit).minus(entry.fee()).minus(exit.fee()).plus(paid(trade, leg));
    }

    private static Usd paid(TradeRecord trade, Leg leg) {
        return house
                .venue(
                        leg.venue(),
                        exchange -> exchange.payments(
                                WholeHouse.ACCOUNT,
                                leg.symbol(),
                                trade.admittedAt(),
                                trade.endedAt().orElseThrow()))
                .stream()
                .map(payment -> payment.booked().amount())
                .reduce(Usd.ZERO, Usd::plus);
    }
}
