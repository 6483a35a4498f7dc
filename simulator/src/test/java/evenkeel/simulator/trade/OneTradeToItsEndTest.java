package evenkeel.simulator.trade;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.domain.carry.CarryResult;
import evenkeel.domain.carry.CarryRules;
import evenkeel.domain.carry.CarrySettings;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.CloseRequest;
import evenkeel.domain.carry.KeptSettings;
import evenkeel.domain.carry.LegFill;
import evenkeel.domain.carry.LegFills;
import evenkeel.domain.carry.LegName;
import evenkeel.domain.carry.TradeEvent;
import evenkeel.domain.carry.TradeFigures;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.carry.TradeStep;
import evenkeel.domain.money.HourlyRate;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderKey;
import evenkeel.domain.order.OrderReport;
import evenkeel.domain.order.OrderStatus;
import evenkeel.domain.order.Purpose;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;
import evenkeel.domain.venue.Fill;
import evenkeel.domain.venue.Instrument;
import evenkeel.domain.venue.Quote;
import evenkeel.simulator.ledger.MemoryBooks;
import evenkeel.simulator.timeline.Scheduler;
import evenkeel.simulator.timeline.VirtualTimeline;
import evenkeel.workflows.carry.CarryProcess;
import evenkeel.workflows.durable.KeptKeys;
import evenkeel.workflows.timeline.Phase;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** §24.3 of the document from the moment it is open to its end, to the last digit. */
class OneTradeToItsEndTest {
    private static final Instant OPENED = Instant.parse("2026-03-01T10:07:00Z");
    private static final Instant ASKED = Instant.parse("2026-03-03T10:31:00Z");

    private final Scheduler scheduler = new Scheduler(OPENED.plusSeconds(1));
    private final MemoryBooks books = new MemoryBooks();
    private final CarryTerms terms = terms();
    private final DocumentVenue lighter = new DocumentVenue(
            terms.lead().instrument(),
            quote("149.50", "149.56"),
            HourlyRate.of("0.00012"),
            "0.036",
            new BigDecimal("-2"),
            OPENED,
            scheduler);
    private final DocumentVenue x10 = new DocumentVenue(
            terms.hedge().instrument(),
            quote("149.52", "149.58"),
            HourlyRate.of("0.00002"),
            "-0.006",
            new BigDecimal("2"),
            OPENED,
            scheduler);

    @Test
    void the_documents_trade_earns_1_21298268() {
        opened();
        lighter.next("1.5", "149.50", "0.004485").next("0.5", "149.56", "0.014956");
        x10.next("2.0", "149.58", "0");

        CarryResult result = run();

        assertThat(result.status()).isEqualTo(TradeStatus.CLOSED);
        assertThat(result.reason()).isEqualTo("MANUAL_CLOSE");
        assertThat(books.funding(terms.trade())).hasSize(96);
        assertThat(result.figures().funding()).isEqualTo(Usd.of("1.440"));
        assertThat(result.figures().lead().exit().vwap()).contains(Price.of("149.515"));
        assertThat(result.figures().fees()).isEqualTo(Usd.of("0.09301732"));
        assertThat(result.corrected()).isTrue();
        assertThat(result.netPnl()).isEqualTo(Usd.of("1.21298268"));
        assertThat(result.netPnl().minus(result.figures().funding())).isEqualTo(Usd.of("-0.22701732"));

        Map<String, String> exit = books.events(terms.trade()).stream()
                .filter(event -> event.kind() == TradeEvent.Kind.CLOSE_FINAL)
                .findFirst()
                .orElseThrow()
                .facts();
        assertThat(exit)
                .containsEntry("code", "MANUAL_CLOSE")
                .containsEntry("close_mode", "COORDINATED")
                .containsEntry("outcome", "ioc_escalated")
                .containsEntry("attempts", "1")
                .containsEntry("correction_amount", "-0.16")
                .containsEntry("final_pnl", "1.21298268");
        assertThat(books.orders(terms.trade()))
                .filteredOn(order -> order.intent().purpose() == Purpose.REDUCE)
                .allMatch(order -> order.intent().reduceOnly());
        assertThat(books.violations()).isEmpty();
    }

    @Test
    void a_close_whose_reason_another_version_wrote_goes_on_and_keeps_it() {
        opened();
        books.advance(TradeStep.to(TradeStatus.CLOSING, terms.trade(), OPENED.plusSeconds(1))
                .because("a_word_of_tomorrow"));
        lighter.next("2.0", "149.56", "0");
        x10.next("2.0", "149.52", "0");

        CarryResult result = run();

        assertThat(result.status()).isEqualTo(TradeStatus.CLOSED);
        assertThat(result.reason()).isEqualTo("a_word_of_tomorrow");
    }

    private CarryResult run() {
        var ports = TradePorts.over(
                        List.of(lighter.venue(), x10.venue()),
                        Map.of("lighter", lighter, "x10", x10),
                        books,
                        scheduler,
                        Duration.ofMinutes(1))
                .ports();
        var process = new CarryProcess(terms, true, ports, new VirtualTimeline(scheduler, this::phase));
        AtomicReference<@Nullable CarryResult> result = new AtomicReference<>();
        scheduler.spawn("trade", () -> result.set(process.run()));
        scheduler.at(ASKED, () -> process.askClose(new CloseRequest("r", "operator", "enough")));
        scheduler.run();
        return Objects.requireNonNull(result.get(), "the trade did not end");
    }

    /** What the readback finds differs from what was booked. */
    private void phase(Phase phase, String card) {
        if (phase == Phase.READBACK) x10.shows(Price.of("149.50"));
    }

    /** Both legs as the first half of the example leaves them. */
    private void opened() {
        books.admit(terms, Usd.of("300.32"), OPENED);
        books.advance(TradeStep.to(TradeStatus.OPENING, terms.trade(), OPENED));
        LegFill lead = filled(
                lighter,
                terms.lead(),
                Purpose.ENTRY,
                TimeInForce.POST_ONLY,
                List.of(List.of("1.2", "150.10", "0.0036024"), List.of("0.8", "150.12", "0.00240192")));
        LegFill hedge = filled(
                x10, terms.hedge(), Purpose.HEDGE, TimeInForce.IOC, List.of(List.of("2.0", "150.16", "0.067572")));
        books.advance(TradeStep.to(TradeStatus.OPEN, terms.trade(), OPENED)
                .with(TradeFigures.of(new LegFills(lead, hedge), LegFills.NOTHING, Usd.ZERO)));
    }

    private LegFill filled(
            DocumentVenue venue,
            CarryTerms.Leg leg,
            Purpose purpose,
            TimeInForce how,
            List<List<String>> quantityPriceFee) {
        var key = new OrderKey(terms.trade(), leg.name().slot(), 1);
        Price limit = Price.of(leg.side() == Side.BUY ? "150.20" : "150.10");
        var intent = new OrderIntent(
                key, 1, leg.venue(), leg.symbol(), leg.side(), terms.quantity(), limit, how, purpose, false);
        List<Fill> fills = quantityPriceFee.stream()
                .map(each -> new Fill(
                        leg.venue(),
                        leg.symbol(),
                        leg.name() + each.getFirst(),
                        intent.clientId(),
                        leg.side(),
                        Quantity.of(each.getFirst()),
                        Price.of(each.get(1)),
                        Usd.of(each.get(2)),
                        "USD",
                        purpose == Purpose.ENTRY,
                        OPENED))
                .toList();
        LegFill sum = fills.stream()
                .map(fill ->
                        new LegFill(fill.quantity(), fill.value(), fill.fee().dollars()))
                .reduce(LegFill.NOTHING, LegFill::plus);
        books.commit(intent, OPENED);
        books.claimSend(key, OPENED, Optional.of(OPENED.plusSeconds(6)));
        books.book(key, new OrderReport(OrderStatus.FILLED, sum.quantity(), sum.value(), sum.fee()), fills, OPENED);
        venue.had(intent, fills);
        return sum;
    }

    private static CarryTerms terms() {
        var legs = new CarryTerms.Legs(leg(LegName.LEAD, Side.SELL, "lighter"), leg(LegName.HEDGE, Side.BUY, "x10"));
        CarryRules rules = TradeScene.of(1, Duration.ofSeconds(10)).terms().rules();
        var keys = KeptKeys.read(CarrySettings.class, Map.of("trading.min_profit_exit_usd", "3.00"));
        return new CarryTerms("T-24-3", "signal", "ETH", legs, Quantity.of("2"), Duration.ofHours(1), rules)
                .with(new KeptSettings(1, keys));
    }

    private static CarryTerms.Leg leg(LegName name, Side side, String venue) {
        var instrument = new Instrument(venue, "ETH", new BigDecimal("0.01"), new BigDecimal("0.1"), Usd.of("10"), 1);
        return new CarryTerms.Leg(name, side, instrument);
    }

    private static Quote quote(String bid, String ask) {
        Price mark = Price.of(bid).midTo(Price.of(ask));
        return new Quote(Price.of(bid), Quantity.of("50"), Price.of(ask), Quantity.of("50"), mark, OPENED);
    }
}
