package evenkeel.local.venues;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.ledger.TradeRecord;
import evenkeel.activities.venues.budget.Budget;
import evenkeel.activities.venues.budget.Urgency;
import evenkeel.activities.venues.lighter.Lighter;
import evenkeel.activities.venues.x10.X10;
import evenkeel.domain.carry.CarryResult;
import evenkeel.domain.carry.CarryRules;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.CloseRequest;
import evenkeel.domain.carry.LegName;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.funding.FundingCalendar;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import evenkeel.simulator.exchange.ExchangeProfile;
import evenkeel.simulator.exchange.Listing;
import evenkeel.simulator.ledger.MemoryBooks;
import evenkeel.simulator.ledger.MemoryOrderNumbers;
import evenkeel.simulator.timeline.Scheduler;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A worker dies with five hundred trades and all resume at once, against servers that keep the venues' published limits:
 * fifty of them are to be closed at that moment, and twenty new ones want to open.
 */
class ResumeStormBench {
    private static final int TRADES = 500;
    /** Some find no counterpart in time. */
    private static final int SPARE = 30;

    private static final int NEW = 20;
    private static final int CLOSED_EVERY = 10;
    /** As often as the markets do; a price of five seconds ago opens nothing. */
    private static final Duration MOVE = Duration.ofSeconds(4);

    private static final Duration TICK = Duration.ofSeconds(20);
    private static final FundingCalendar CALENDAR = FundingCalendar.REAL;
    private static final Instant START = Instant.parse("2026-03-02T10:00:02Z");
    private static final BigDecimal BPS10 = new BigDecimal("0.001");

    @TempDir
    private Path folder;

    @Test
    void five_hundred_trades_resume_within_the_published_limits_and_no_exit_waits() {
        Storm.World world = world();
        List<CarryTerms> all = world.symbols().stream()
                .map(symbol -> terms(symbol, world.lead(), world.hedge()))
                .toList();
        try (var before = new Storm(world, false, Budget.ENDLESS, Budget.ENDLESS)) {
            before.gather();
            all.stream().limit(all.size() - NEW).forEach(terms -> before.run(terms, false));
            before.watch().end();
            before.runFor(Duration.ofMinutes(10));
        }
        List<CarryTerms> held = world.books().openTrades().stream()
                .filter(trade -> trade.status() == TradeStatus.OPEN)
                .map(TradeRecord::terms)
                .toList();
        assertThat(held.size()).isGreaterThanOrEqualTo(TRADES);

        var lighter = new CountedBudget(Lighter.rates(), world.time());
        var x10 = new CountedBudget(X10.rates(), world.time());
        try (var after = new Storm(world, true, lighter, x10)) {
            for (CarryTerms terms : held) {
                var process = after.run(terms, true);
                if (isToClose(held, terms)) process.askClose(new CloseRequest("r", "operator", "enough"));
            }
            all.stream().skip(all.size() - NEW).forEach(terms -> after.run(terms, false));
            after.runFor(Duration.ofMinutes(5));

            System.out.printf("lighter %s%nx10 %s%n", lighter, x10);
            System.out.printf(
                    "%d ended, %d looks, %d unreadable%n",
                    after.ends().size(), after.watch().looks(), after.watch().unreadable());
            assertThat(after.refusedOnLines()).isZero();
            assertThat(after.ends())
                    .filteredOn(result -> result.status() == TradeStatus.CLOSED)
                    .extracting(CarryResult::trade)
                    .containsAll(held.stream()
                            .filter(terms -> isToClose(held, terms))
                            .map(CarryTerms::trade)
                            .toList());
        }
        for (CountedBudget budget : List.of(lighter, x10)) {
            assertThat(budget.toldToWait()).as(budget.toString()).isZero();
            assertThat(budget.refused(Urgency.EXIT)).isZero();
            assertThat(budget.refused(Urgency.CANCEL)).isZero();
        }
        assertThat(world.books().violations()).isEmpty();
    }

    private static boolean isToClose(List<CarryTerms> held, CarryTerms terms) {
        return held.indexOf(terms) % CLOSED_EVERY == 0;
    }

    private Storm.World world() {
        List<String> symbols = IntStream.range(0, TRADES + SPARE + NEW)
                .mapToObj("A%03d"::formatted)
                .toList();
        return new Storm.World(
                new Scheduler(START),
                new MemoryBooks(),
                new MemoryOrderNumbers(),
                folder,
                MOVE,
                TICK,
                listing(ExchangeProfile.lighter(CALENDAR), symbols, "USDC", ""),
                listing(ExchangeProfile.x10(CALENDAR), symbols, "USD", "-USD"));
    }

    private static ExchangeProfile listing(ExchangeProfile like, List<String> symbols, String money, String suffix) {
        List<Listing> listings = symbols.stream()
                .map(symbol ->
                        Listing.of(like.venue(), symbol, symbol + suffix, money, "0.001", "0.01", Usd.of("5"), 1))
                .toList();
        return new ExchangeProfile(
                like.venue(),
                listings,
                like.makerFee(),
                like.takerFee(),
                like.calendar(),
                MOVE,
                like.clientIds(),
                like.crossing(),
                Usd.of("100000000"));
    }

    private static CarryTerms terms(String symbol, ExchangeProfile lead, ExchangeProfile hedge) {
        var legs = new CarryTerms.Legs(
                leg(LegName.LEAD, Side.BUY, symbol, lead), leg(LegName.HEDGE, Side.SELL, symbol, hedge));
        var rules = new CarryRules(
                new CarryRules.Entry(TICK.multipliedBy(3), TICK, TICK, BPS10),
                new CarryRules.Hedge(3, TICK, BPS10, BPS10, new BigDecimal("0.004"), Optional.empty()),
                new CarryRules.Exit(1, 12, new BigDecimal("-9.10"), Usd.of("12000"), Usd.of("40000")),
                new CarryRules.Close(
                        TICK.multipliedBy(3), TICK, 4, BPS10, new BigDecimal("0.01"), Duration.ofSeconds(30)));
        return new CarryTerms(
                "T-" + symbol, "signal-" + symbol, symbol, legs, Quantity.of("10"), CALENDAR.hour(), rules);
    }

    private static CarryTerms.Leg leg(LegName name, Side side, String symbol, ExchangeProfile profile) {
        return profile.listings().stream()
                .filter(listing -> listing.symbol().equals(symbol))
                .findFirst()
                .map(listing -> new CarryTerms.Leg(name, side, listing.instrument()))
                .orElseThrow();
    }
}
