package evenkeel.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.engine.EngineLink;
import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.LedgerAccess;
import evenkeel.activities.ledger.LedgerDatabase;
import evenkeel.activities.ledger.LedgerLogin;
import evenkeel.activities.ledger.TradeRecord;
import evenkeel.activities.venues.OrderWire;
import evenkeel.config.places.EnginePlace;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.CarryTerms.Leg;
import evenkeel.domain.carry.CloseRequest;
import evenkeel.domain.carry.LegName;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.funding.FundingCalendar;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import evenkeel.local.store.DataFolder;
import evenkeel.local.store.EmbeddedStore;
import evenkeel.simulator.exchange.Exchange;
import evenkeel.simulator.exchange.ExchangeProfile;
import evenkeel.simulator.exchange.Listing;
import evenkeel.simulator.exchange.VenueOrder;
import evenkeel.simulator.inprocess.InProcessVenue;
import evenkeel.simulator.trade.TradePorts;
import evenkeel.simulator.trade.TradeScene;
import evenkeel.starter.trades.EngineTrades;
import evenkeel.starter.trades.OrphanSweep;
import evenkeel.starter.trades.OrphanedTrades;
import evenkeel.workflows.durable.DurableCarry;
import evenkeel.workflows.durable.Queues;
import evenkeel.workflows.ports.Ports;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Twenty open trades, and the engine's memory is thrown away: ledger and venues are all that is left. */
@Timeout(300)
class MemoryLostIT {
    private static final int TRADES = 20;
    private static final Duration TICK = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final List<String> SYMBOLS = List.of("BTC", "ETH", "SOL");
    private static final List<String> SIZES = List.of("0.05", "1", "20");

    private final InstantSource clock = InstantSource.system();
    private final Map<String, InProcessVenue> venues = new LinkedHashMap<>();

    @TempDir
    Path data;

    @Test
    void F63_all_are_adopted_within_a_minute_none_twice_and_each_closes_flat() throws Exception {
        List<CarryTerms> all = new ArrayList<>();
        for (int n = 0; n < TRADES; n++) all.add(terms(n));
        try (DataFolder folder = DataFolder.open(data);
                EmbeddedStore store = EmbeddedStore.open(folder);
                LedgerDatabase ledger = LedgerDatabase.open(access(store))) {
            Books books = ledger.books();
            try (Life first = live(books, "first")) {
                all.forEach(terms -> first.trades().start(terms, Usd.of("3000")));
                awaitAll("open", books, TradeStatus.OPEN, all);
            }
            try (Life second = live(books, "second")) {
                Instant began = clock.instant();
                sweep(second, ledger, "one");
                sweep(second, ledger, "another");
                for (CarryTerms terms : all) {
                    WholeHouse.await(
                            "a run of " + terms.trade(),
                            PATIENCE,
                            () -> second.trades().runOf(terms));
                }
                assertThat(Duration.between(began, clock.instant())).isLessThan(Duration.ofSeconds(60));

                for (CarryTerms terms : all) {
                    second.trades().close(terms, new CloseRequest("close-" + terms.trade(), "test", "enough"));
                }
                awaitAll("closed", books, TradeStatus.CLOSED, all);
            }
            all.forEach(terms -> assertOneOrderPerIntent(books, terms));
            assertThat(venues.values())
                    .allSatisfy(venue -> assertThat(SYMBOLS)
                            .allMatch(
                                    symbol -> venue.position(symbol).quantity().isZero()));
            assertThat(balance(ledger)).isZero();
        }
    }

    private void assertOneOrderPerIntent(Books books, CarryTerms terms) {
        List<String> intents = books.orders(terms.trade()).stream()
                .map(order -> order.intent().clientId())
                .toList();
        List<String> sent = Stream.of(terms.lead(), terms.hedge())
                .flatMap(leg -> Objects.requireNonNull(venues.get(leg.venue())).exchange().orders("main").stream()
                        .filter(order -> order.symbol().equals(leg.symbol())))
                .map(VenueOrder::clientId)
                .toList();
        assertThat(sent).doesNotHaveDuplicates().isNotEmpty();
        assertThat(intents).containsAll(sent);
    }

    private static LedgerAccess access(EmbeddedStore store) {
        return LedgerAccess.of(store.jdbcUrl(), new LedgerLogin(store.user(), store.password()))
                .migratedBy(Optional.of(new LedgerLogin(store.migrator(), store.migratorPassword())));
    }

    private static long balance(LedgerDatabase ledger) throws Exception {
        try (var connection = ledger.dataSource().getConnection();
                var query = connection.prepareStatement("SELECT count(*) FROM out_of_balance");
                var answer = query.executeQuery()) {
            answer.next();
            return answer.getLong(1);
        }
    }

    private static void awaitAll(String what, Books books, TradeStatus status, List<CarryTerms> all) {
        for (CarryTerms terms : all) {
            WholeHouse.await(
                    terms.trade() + " to be " + what,
                    PATIENCE,
                    () -> books.trade(terms.trade()).map(TradeRecord::status).filter(status::equals));
        }
    }

    private void sweep(Life life, LedgerDatabase ledger, String holder) {
        OrphanedTrades orphans = new OrphanedTrades(ledger.books(), life.trades());
        life.sweeps()
                .add(new OrphanSweep(
                        orphans, life.trades(), ledger.strangers(), ledger.duties(), holder, Usd.of("3000")));
        life.sweeps().getLast().start();
    }

    /** An engine whose memory is an empty folder, and a worker for it. */
    private Life live(Books books, String name) throws IOException {
        Path memory = Files.createDirectory(data.resolve(name));
        Engine engine = DevServer.start(WholeHouse.temporal(), memory, memory.resolve("log"));
        EngineLink link = EngineLink.connect(EnginePlace.here(engine.address()), "test", Duration.ofSeconds(20));
        WorkerFactory factory = WorkerFactory.newInstance(
                link.client(),
                WorkerFactoryOptions.newBuilder()
                        .setUsingVirtualWorkflowThreads(true)
                        .build());
        Map<String, OrderWire> wires = new LinkedHashMap<>(venues);
        Ports ports = TradePorts.over(
                        venues.values().stream().map(InProcessVenue::venue).toList(), wires, books, clock, TICK)
                .ports();
        var patient = WorkerOptions.newBuilder()
                .setDefaultDeadlockDetectionTimeout(30_000)
                .build();
        factory.newWorker(Queues.TRADES, patient).registerWorkflowImplementationTypes(DurableCarry.class);
        factory.newWorker(Queues.LEDGER)
                .registerActivitiesImplementations(ports.ledger(), ports.accounts(), ports.alerts());
        factory.newWorker(Queues.WATCH).registerActivitiesImplementations(ports.watch());
        for (String venue : venues.keySet()) {
            for (String queue : List.of(Queues.venue(venue), Queues.exit(venue))) {
                factory.newWorker(queue).registerActivitiesImplementations(ports.execution(), ports.market());
            }
        }
        factory.start();
        EngineTrades trades = new EngineTrades(link.client(), false, "test", Duration.ofSeconds(15), clock);
        return new Life(engine, link, factory, trades, new ArrayList<>());
    }

    private record Life(
            Engine engine, EngineLink link, WorkerFactory factory, EngineTrades trades, List<OrphanSweep> sweeps)
            implements AutoCloseable {
        @Override
        public void close() {
            sweeps.forEach(OrphanSweep::stop);
            factory.shutdownNow();
            factory.awaitTermination(10, TimeUnit.SECONDS);
            link.close();
            engine.close();
        }
    }

    /** Three symbols on seven pairs of venues. */
    private CarryTerms terms(int n) {
        int which = n % SYMBOLS.size();
        int pair = n / SYMBOLS.size();
        Leg lead = leg(LegName.LEAD, Side.BUY, "lead" + pair, which);
        Leg hedge = leg(LegName.HEDGE, Side.SELL, "hedge" + pair, which);
        return new CarryTerms(
                "T-lost-" + n,
                "signal-" + n,
                SYMBOLS.get(which),
                new CarryTerms.Legs(lead, hedge),
                Quantity.of(SIZES.get(which)),
                Duration.ofMinutes(10),
                TradeScene.of(4, Duration.ofSeconds(10)).terms().rules());
    }

    private Leg leg(LegName name, Side side, String venue, int which) {
        InProcessVenue box = venues.computeIfAbsent(
                venue, unused -> InProcessVenue.of(new Exchange(profile(venue), 4, clock.instant()), clock));
        return new Leg(name, side, box.instrument(SYMBOLS.get(which)));
    }

    private static ExchangeProfile profile(String venue) {
        List<Listing> listings = SYMBOLS.stream()
                .map(symbol -> Listing.of(venue, symbol, "0.1", "0.001", 1))
                .toList();
        BigDecimal fee = new BigDecimal("0.0002");
        return new ExchangeProfile(
                venue,
                listings,
                fee,
                fee,
                new FundingCalendar(Duration.ofMinutes(10)),
                Duration.ofSeconds(1),
                ExchangeProfile.ClientIds.UNIQUE_FOREVER,
                ExchangeProfile.Crossing.REFUSED,
                Usd.of("1000000"));
    }
}
