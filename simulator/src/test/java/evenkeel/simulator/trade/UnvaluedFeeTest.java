package evenkeel.simulator.trade;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.venues.AccountWire;
import evenkeel.activities.venues.Venue;
import evenkeel.domain.carry.CarryTerms.Leg;
import evenkeel.domain.code.Code;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderKey;
import evenkeel.domain.order.Purpose;
import evenkeel.domain.order.Settlement;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;
import evenkeel.domain.venue.Fee;
import evenkeel.domain.venue.Fill;
import evenkeel.simulator.inprocess.InProcessVenue;
import evenkeel.simulator.ledger.MemoryBooks;
import evenkeel.workflows.ports.Execution;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnvaluedFeeTest {
    private static final TradeScene SCENE = TradeScene.of(2, Duration.ofSeconds(10));

    private final InstantSource clock = InstantSource.fixed(SCENE.start());
    private final InProcessVenue binance = SCENE.hedge(clock);
    private final MemoryBooks books = new MemoryBooks();

    @Test
    void F51_a_fee_of_unknown_worth_is_booked_and_told_once() {
        books.admit(SCENE.terms(), SCENE.start());
        OrderIntent order = taking(SCENE.terms().hedge());
        Execution execution = execution();

        execution.place(order, SCENE.start().plusSeconds(5));
        Settlement settled = execution.settle(order);
        execution.settle(order);

        assertThat(settled).isInstanceOfSatisfying(Settlement.Final.class, end -> {
            assertThat(end.report().filled().isZero()).isFalse();
            assertThat(end.report().fee()).isEqualTo(Usd.ZERO);
        });
        assertThat(books.fills(order.key().trade()))
                .isNotEmpty()
                .noneMatch(fill -> fill.fee().isValued());
        assertThat(books.alerts(9)).singleElement().satisfies(alert -> {
            assertThat(alert.code()).isEqualTo(Code.REC_FEE_UNVALUED.id());
            assertThat(alert.text()).contains("BNB");
        });
        assertThat(books.violations()).isEmpty();
    }

    private OrderIntent taking(Leg leg) {
        BigDecimal beyond = new BigDecimal(leg.side() == Side.BUY ? "0.01" : "-0.01");
        return new OrderIntent(
                new OrderKey(SCENE.terms().trade(), leg.name().slot(), 1),
                1,
                leg.venue(),
                leg.symbol(),
                leg.side(),
                SCENE.terms().quantity(),
                leg.instrument().toTick(binance.quote(leg.symbol()).mid().shifted(beyond), leg.side(), TimeInForce.IOC),
                TimeInForce.IOC,
                Purpose.HEDGE,
                false);
    }

    private Execution execution() {
        Venue all = binance.venue();
        Venue blind = new Venue(all.name(), all.market(), knowingNoMarks(all.account()), all.fence());
        return TradePorts.over(List.of(blind), Map.of(blind.name(), binance), books, clock, SCENE.tick())
                .ports()
                .execution();
    }

    /** The venue's account, read by somebody who cannot tell what its fees are worth. */
    private static AccountWire knowingNoMarks(AccountWire account) {
        return (AccountWire) Proxy.newProxyInstance(
                AccountWire.class.getClassLoader(), new Class<?>[] {AccountWire.class}, (proxy, method, arguments) -> {
                    try {
                        Object answer = method.invoke(account, arguments);
                        return method.getName().equals("fills") ? withoutRates((List<?>) answer) : answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static List<Fill> withoutRates(List<?> fills) {
        return fills.stream()
                .map(Fill.class::cast)
                .map(fill -> fill.with(Fee.of(fill.fee().value(), fill.fee().currency())))
                .toList();
    }
}
