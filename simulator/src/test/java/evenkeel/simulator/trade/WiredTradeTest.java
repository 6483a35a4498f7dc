package evenkeel.simulator.trade;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.venues.OpenVenue;
import evenkeel.activities.venues.http.ApiKey;
import evenkeel.activities.venues.http.VenueSettings;
import evenkeel.activities.venues.lighter.Lighter;
import evenkeel.activities.venues.lighter.LighterSettings;
import evenkeel.activities.venues.lighter.signing.SigningKey;
import evenkeel.activities.venues.x10.X10;
import evenkeel.activities.venues.x10.X10Settings;
import evenkeel.domain.carry.CarryResult;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.LegName;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.funding.FundingCalendar;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.Side;
import evenkeel.domain.venue.Instrument;
import evenkeel.simulator.exchange.Exchange;
import evenkeel.simulator.exchange.ExchangeProfile;
import evenkeel.simulator.exchange.VenueOrder;
import evenkeel.simulator.ledger.MemoryBooks;
import evenkeel.simulator.ledger.MemoryOrderNumbers;
import evenkeel.simulator.timeline.Scheduler;
import evenkeel.simulator.timeline.VirtualTimeline;
import evenkeel.simulator.wire.WireSettings;
import evenkeel.simulator.wire.lighter.LighterKey;
import evenkeel.simulator.wire.lighter.LighterServer;
import evenkeel.simulator.wire.x10.X10Key;
import evenkeel.simulator.wire.x10.X10Server;
import evenkeel.workflows.carry.CarryProcess;
import evenkeel.workflows.ports.Ports;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A whole carry trade between Lighter and X10, by real adapters over real HTTP, in a time that jumps. */
class WiredTradeTest {
    private static final Duration TICK = Duration.ofSeconds(20);
    private static final Instant START = Instant.parse("2026-03-02T10:00:10Z");
    private static final FundingCalendar CALENDAR = new FundingCalendar(Duration.ofMinutes(2));
    private static final String LEAD_SCALAR = "17".repeat(39) + "01";
    private static final BigInteger HEDGE_SCALAR = BigInteger.TWO.pow(200).add(BigInteger.valueOf(7));

    @TempDir
    private Path folder;

    private final Scheduler time = new Scheduler(START);
    private final MemoryBooks books = new MemoryBooks();
    private final List<CarryResult> ends = new ArrayList<>();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {4, 7})
    void a_carry_trade_between_lighter_and_x10_ends_flat_with_every_order_sent_once(long seed) {
        var lighterProfile = ExchangeProfile.lighter(CALENDAR).withMarketTick(TICK);
        var x10Profile = ExchangeProfile.x10(CALENDAR).withMarketTick(TICK);
        String published = SigningKey.parse(LEAD_SCALAR.getBytes(US_ASCII)).publicKey();
        try (var lighter = LighterServer.start(
                        settings(lighterProfile, seed),
                        LighterServer.TESTNET,
                        List.of(LighterKey.of(0, 3, published)));
                var x10 = X10Server.start(settings(x10Profile, seed), X10Key.ofPrivate("our-key", HEDGE_SCALAR));
                OpenVenue lead = lead(lighter.http(), lighter.webSocket());
                OpenVenue hedge = hedge(x10.http(), x10.webSocket())) {
            Ports ports = TradePorts.over(
                            List.of(lead.venue(), hedge.venue()),
                            Map.of(lead.name(), lead.orders(), hedge.name(), hedge.orders()),
                            books,
                            time,
                            TICK)
                    .ports();
            var timeline = new VirtualTimeline(time, (phase, card) -> {});
            var process = new CarryProcess(terms(seed, lighterProfile, x10Profile), false, ports, timeline);
            time.spawn("trade", () -> ends.add(process.run()));

            time.run();

            assertThat(ends).extracting(CarryResult::status).containsExactly(TradeStatus.CLOSED);
            assertThat(books.violations()).isEmpty();
            for (List<VenueOrder> orders :
                    List.of(lighter.look(WiredTradeTest::orders), x10.look(WiredTradeTest::orders))) {
                assertThat(orders).isNotEmpty().noneMatch(VenueOrder::isOpen);
                assertThat(orders).extracting(VenueOrder::clientId).doesNotHaveDuplicates();
            }
            assertThat(lighter.look(WiredTradeTest::held).signum()).isZero();
            assertThat(x10.look(WiredTradeTest::held).signum()).isZero();
            assertThat(lead.venue().account().funding("ETH", START, time.instant()))
                    .as("it was held over payments")
                    .isNotEmpty();
        }
    }

    private static List<VenueOrder> orders(Exchange exchange) {
        return exchange.orders("main");
    }

    private static BigDecimal held(Exchange exchange) {
        return exchange.position("main", "ETH").position().signed();
    }

    private WireSettings settings(ExchangeProfile profile, long seed) {
        return WireSettings.of(profile, seed, folder).withClock(time);
    }

    private OpenVenue lead(URI rest, URI stream) {
        var key = new ApiKey("0/3", LEAD_SCALAR.getBytes(US_ASCII));
        var settings = VenueSettings.of("lighter", rest, stream, key, time, List.of("ETH"));
        return Lighter.open(
                LighterSettings.of(settings, new MemoryOrderNumbers()).onTestnet());
    }

    private OpenVenue hedge(URI rest, URI stream) {
        var key = new ApiKey("our-key", ("0x" + HEDGE_SCALAR.toString(16)).getBytes(US_ASCII));
        return X10.open(X10Settings.of(VenueSettings.of("x10", rest, stream, key, time, List.of("ETH")))
                .onTestnet());
    }

    private static CarryTerms terms(long seed, ExchangeProfile lead, ExchangeProfile hedge) {
        var legs = new CarryTerms.Legs(
                new CarryTerms.Leg(LegName.LEAD, Side.BUY, instrument(lead)),
                new CarryTerms.Leg(LegName.HEDGE, Side.SELL, instrument(hedge)));
        return new CarryTerms(
                "T-" + seed,
                "signal-" + seed,
                "ETH",
                legs,
                Quantity.of("7.5"),
                CALENDAR.hour(),
                TradeScene.of(seed, TICK).terms().rules());
    }

    private static Instrument instrument(ExchangeProfile profile) {
        return profile.listings().stream()
                .filter(listing -> listing.symbol().equals("ETH"))
                .findFirst()
                .orElseThrow()
                .instrument();
    }
}
