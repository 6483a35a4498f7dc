package evenkeel.simulator.trade;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.ledger.contract.SampleTrade;
import evenkeel.activities.risk.RiskRound;
import evenkeel.activities.trading.Venues;
import evenkeel.domain.carry.CarryResult;
import evenkeel.domain.carry.CarrySettings;
import evenkeel.domain.carry.CloseRequest;
import evenkeel.domain.carry.LegGround;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.carry.risk.Pause.Reason;
import evenkeel.domain.code.Code;
import evenkeel.simulator.ledger.MemoryBooks;
import evenkeel.simulator.timeline.Scheduler;
import evenkeel.simulator.timeline.VirtualTimeline;
import evenkeel.simulator.trade.ScriptedVenue.Part;
import evenkeel.workflows.carry.CarryProcess;
import evenkeel.workflows.ports.Accounts;
import evenkeel.workflows.ports.Ports;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a trade has met keeps others from beginning, until that is over (15). */
class EntryPausesTest {
    private static final Instant START = ScriptedPair.START;
    private static final Duration COOLDOWN = Duration.ofMinutes(15);

    private final Scheduler scheduler = new Scheduler(START);
    private final MemoryBooks books = new MemoryBooks();
    private int asked;

    // ---- the lead's stream

    @ParameterizedTest(name = "for {0} s")
    @ValueSource(ints = {15, 40})
    void an_account_stream_that_does_not_come_lets_no_trade_begin_for_its_cooldown(int seconds) {
        var pair = pair(Map.of("execution.ws_ready_gate_cooldown_seconds", String.valueOf(seconds)));

        CarryResult result = run(pair, silentFor(pair, Integer.MAX_VALUE));

        assertThat(result.status()).isEqualTo(TradeStatus.REJECTED);
        assertThat(result.reason()).isEqualTo("WS_NOT_READY");
        assertThat(pair.lighter.placed()).isEmpty();
        assertThat(asked).as("waited for once").isEqualTo(2);
        assertThat(result.ended()).isEqualTo(START.plusSeconds(2));
        Instant last = result.ended().plusSeconds(seconds).minusMillis(1);
        assertThat(reasons(last)).containsExactly(Reason.STREAM_NOT_READY);
        assertThat(books.admit(SampleTrade.fresh().terms(), last).code()).isEqualTo(Code.RSK_PAUSED.id());
        assertThat(books.admit(SampleTrade.fresh().terms(), last.plusMillis(1)).granted())
                .isTrue();
    }

    @Test
    void an_account_stream_that_comes_while_it_is_waited_for_pauses_nobody() {
        var pair = pair(Map.of());
        pair.lighter.next(new Part(Duration.ofSeconds(5), "2", "150.10"));

        CarryResult result = run(pair, silentFor(pair, 1));

        assertThat(result.status()).isEqualTo(TradeStatus.CLOSED);
        assertThat(books.pauses().lastBegun(Reason.STREAM_NOT_READY, "")).isEmpty();
    }

    // ---- one leg is flat

    @Test
    void a_close_that_leaves_one_leg_pauses_new_trades_until_the_symbol_is_seen_flat() {
        var pair = pair(Map.of());
        pair.lighter.next(new Part(Duration.ofSeconds(5), "2", "150.10"));
        pair.x10.next(new Part(Duration.ZERO, "2", "150.16"));
        for (int order = 0; order < 8; order++) pair.x10.next(); // rests, is taken in vain, and each rung too
        AtomicReference<List<Reason>> meanwhile = new AtomicReference<>();
        scheduler.at(START.plusSeconds(160), () -> {
            assertThat(pair.lighter.ours()).isZero();
            assertThat(pair.x10.ours()).isPositive();
            meanwhile.set(reasons(scheduler.instant()));
        });

        CarryResult result = ScriptedPair.run(scheduler, pair);

        assertThat(meanwhile.get()).containsExactly(Reason.BROKEN_HEDGE);
        assertThat(result.status()).isEqualTo(TradeStatus.CLOSED);
        assertThat(pair.x10.ours()).isZero();
        Instant begun = books.pauses().lastBegun(Reason.BROKEN_HEDGE, "SOL").orElseThrow();
        riskRound(pair, begun.plus(COOLDOWN).minusMillis(1));
        assertThat(reasons(begun.plus(COOLDOWN))).as("its time is not over").containsExactly(Reason.BROKEN_HEDGE);
        pair.x10.foreign(Optional.of("2"));
        riskRound(pair, begun.plus(COOLDOWN));
        assertThat(reasons(begun.plus(COOLDOWN))).as("a leg is seen").containsExactly(Reason.BROKEN_HEDGE);
        pair.x10.foreign(Optional.of("0"));
        riskRound(pair, begun.plus(COOLDOWN.multipliedBy(2)));
        assertThat(reasons(begun.plus(COOLDOWN.multipliedBy(2)))).isEmpty();
    }

    private void riskRound(ScriptedPair pair, Instant now) {
        CarrySettings keys = pair.terms.settings().orElseThrow().keys();
        new RiskRound(
                        new Venues(List.of(pair.lighter.venue(), pair.x10.venue())),
                        books,
                        books.pauses(),
                        (equity, at) -> equity,
                        pair.ports.alerts(),
                        keys.risk(),
                        rest -> {},
                        () -> now)
                .round();
    }

    private ScriptedPair pair(Map<String, String> keys) {
        return new ScriptedPair(scheduler, books, keys);
    }

    private CarryResult run(ScriptedPair pair, Ports ports) {
        var process = new CarryProcess(pair.terms, false, ports, new VirtualTimeline(scheduler, (phase, card) -> {}));
        var result = new AtomicReference<CarryResult>();
        scheduler.spawn(pair, () -> result.set(process.run()));
        scheduler.at(START.plusSeconds(60), () -> process.askClose(new CloseRequest("r", "operator", "enough")));
        scheduler.run();
        return Objects.requireNonNull(result.get(), "the trade did not end");
    }

    /** The lead's venue tells nothing by itself so many times that it is asked. */
    private Ports silentFor(ScriptedPair pair, int times) {
        Ports real = pair.ports;
        Accounts silent = (Accounts) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Accounts.class}, (self, method, args) -> {
                    try {
                        Object answer = method.invoke(real.accounts(), args);
                        boolean isLead = args[0].equals(pair.terms.lead());
                        if (!(answer instanceof LegGround ground) || !isLead) return answer;
                        return asked++ < times ? deaf(ground) : ground;
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
        return new Ports(real.execution(), real.watch(), real.market(), silent, real.ledger(), real.alerts());
    }

    private static LegGround deaf(LegGround ground) {
        return new LegGround(ground.account(), ground.steps(), ground.fees(), ground.rate(), ground.position(), false);
    }

    private List<Reason> reasons(Instant at) {
        return books.pauses().standing(at).stream()
                .map(standing -> standing.pause().reason())
                .toList();
    }
}
