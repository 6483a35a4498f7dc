package evenkeel.simulator.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.contract.SampleTrade;
import evenkeel.activities.venues.OrderWire;
import evenkeel.domain.funding.FundingCalendar;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderKey;
import evenkeel.domain.order.OrderOutcome;
import evenkeel.domain.order.OrderStatus;
import evenkeel.domain.order.Purpose;
import evenkeel.domain.order.Settlement;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;
import evenkeel.simulator.exchange.Exchange;
import evenkeel.simulator.exchange.ExchangeProfile;
import evenkeel.simulator.exchange.prices.ScriptedPrices;
import evenkeel.simulator.inprocess.InProcessVenue;
import evenkeel.simulator.ledger.MemoryBooks;
import evenkeel.simulator.timeline.Crash;
import evenkeel.simulator.trade.TradePorts;
import evenkeel.workflows.ports.Execution;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One worker dies once at a chosen line of a placement; another one makes the call again. */
class PlacementCrashTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final Duration TICK = Duration.ofSeconds(1);

    private final ScriptedPrices prices =
            new ScriptedPrices().price("ETH", "3000").price("BTC", "60000").price("SOL", "150");
    private Instant now = START;
    private final InstantSource clock = () -> now;
    private final InProcessVenue binance =
            InProcessVenue.of(new Exchange(ExchangeProfile.binance(FundingCalendar.REAL), 1, START, prices), clock);
    private final InProcessVenue bybit =
            InProcessVenue.of(new Exchange(ExchangeProfile.bybit(FundingCalendar.REAL), 1, START, prices), clock);
    private final SampleTrade trade = new SampleTrade("T-1", "S-1", "ETH");
    private final Books books = new MemoryBooks();

    private String dieBefore = "";
    private String dieAfter = "";
    private int sent;

    /** Both legs of a trade. */
    enum Leg {
        LEAD("lead", "binance", Side.BUY, "3010", Purpose.ENTRY),
        HEDGE("hedge", "bybit", Side.SELL, "2990", Purpose.HEDGE);

        private final String slot;
        private final String venue;
        private final Side side;
        private final String limit;
        private final Purpose purpose;

        Leg(String slot, String venue, Side side, String limit, Purpose purpose) {
            this.slot = slot;
            this.venue = venue;
            this.side = side;
            this.limit = limit;
            this.purpose = purpose;
        }

        OrderIntent order() {
            return new OrderIntent(
                    new OrderKey("T-1", slot, 1),
                    1,
                    venue,
                    "ETH",
                    side,
                    Quantity.of("1.5"),
                    Price.of(limit),
                    TimeInForce.IOC,
                    purpose,
                    false);
        }
    }

    @ParameterizedTest
    @EnumSource
    void F5_nothing_was_written_so_the_repeat_begins_afresh(Leg leg) {
        dieBefore = "commit";

        filledOnceAfterACrash(leg);
    }

    @ParameterizedTest
    @EnumSource
    void F6_an_intent_that_was_not_sent_is_sent_by_the_repeat(Leg leg) {
        dieAfter = "commit";

        filledOnceAfterACrash(leg);
    }

    @ParameterizedTest
    @EnumSource
    void F6_an_order_that_may_have_been_sent_is_never_sent_again_and_proven_absent(Leg leg) {
        dieAfter = "claimSend";

        Settlement end = placedAgainAndSettled(leg);

        assertThat(sent).isZero();
        assertThat(end)
                .isInstanceOfSatisfying(
                        Settlement.Final.class,
                        last -> assertThat(last.report().status()).isEqualTo(OrderStatus.ABSENT));
        assertThat(now).isAfter(START.plusSeconds(5)); // not before the venue's window has closed
    }

    @ParameterizedTest
    @EnumSource
    void F7_an_order_whose_answer_was_lost_is_found_and_never_sent_again(Leg leg) {
        dieAfter = "place";

        filledOnceAfterACrash(leg);
    }

    @ParameterizedTest
    @EnumSource
    void F9_an_answer_that_was_not_kept_is_read_again(Leg leg) {
        dieBefore = "book";

        filledOnceAfterACrash(leg);
    }

    @ParameterizedTest
    @EnumSource
    void F9_an_answer_that_was_kept_and_not_told_is_told_by_the_repeat(Leg leg) {
        dieAfter = "book";

        filledOnceAfterACrash(leg);
    }

    private void filledOnceAfterACrash(Leg leg) {
        Settlement end = placedAgainAndSettled(leg);

        assertThat(sent).isEqualTo(1);
        assertThat(end)
                .isInstanceOfSatisfying(
                        Settlement.Final.class,
                        last -> assertThat(last.report().filled()).isEqualTo(Quantity.of("1.5")));
        assertThat(books.fills("T-1")).isNotEmpty();
        assertThat(venue(leg).position("ETH").quantity()).isEqualTo(Quantity.of("1.5"));
    }

    private Settlement placedAgainAndSettled(Leg leg) {
        books.admit(trade.terms("binance", "bybit"), START);
        Execution execution = execution();
        Instant sendBy = START.plusSeconds(30);
        assertThat(catchThrowable(() -> execution.place(leg.order(), sendBy))).isSameAs(Crash.NOW);

        now = now.plusSeconds(1);
        OrderOutcome again = execution.place(leg.order(), sendBy);
        assertThat(again).isNotInstanceOf(OrderOutcome.Rejected.class);
        for (int i = 0; i < 30; i++) {
            if (execution.settle(leg.order()) instanceof Settlement.Final end) return end;
            now = now.plusSeconds(1);
        }
        throw new AssertionError("not settled after half a minute");
    }

    private InProcessVenue venue(Leg leg) {
        return leg == Leg.LEAD ? binance : bybit;
    }

    private Execution execution() {
        Map<String, OrderWire> wires =
                Map.of("binance", mortal(OrderWire.class, binance), "bybit", mortal(OrderWire.class, bybit));
        return TradePorts.over(List.of(binance.venue(), bybit.venue()), wires, mortal(Books.class, books), clock, TICK)
                .ports()
                .execution();
    }

    private <T> T mortal(Class<T> type, T real) {
        Object proxy = Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> call(real, method, args));
        return type.cast(proxy);
    }

    private Object call(Object real, Method method, Object[] args) throws Throwable {
        if (method.getName().equals(dieBefore)) {
            dieBefore = "";
            throw Crash.NOW;
        }
        try {
            if (method.getName().equals("place")) sent++;
            Object answer = method.invoke(real, args);
            if (method.getName().equals(dieAfter)) {
                dieAfter = "";
                throw Crash.NOW;
            }
            return answer;
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
