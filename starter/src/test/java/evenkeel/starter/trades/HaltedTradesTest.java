package evenkeel.starter.trades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.activities.halt.HaltBoard;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.CloseRequest;
import evenkeel.domain.halt.Halt;
import evenkeel.domain.halt.HaltLevel;
import evenkeel.domain.halt.HaltScope;
import evenkeel.domain.ledger.LedgerMode;
import evenkeel.domain.money.Usd;
import evenkeel.simulator.ledger.MemoryBooks;
import evenkeel.simulator.ledger.MemoryHalts;
import evenkeel.simulator.trade.TradeScene;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HaltedTradesTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final CloseRequest MINE = new CloseRequest("mine-1234", "me", "enough");

    private final MemoryEngine engine = MemoryEngine.start();
    private final MemoryBooks books = new MemoryBooks();
    private final HaltBoard halts =
            new HaltBoard(new MemoryHalts(LedgerMode.PAPER), Optional.empty(), InstantSource.fixed(NOON));
    private final HaltedTrades trades = new HaltedTrades(books, engine.trades(), halts);
    private final CarryTerms covered = running(0);
    private final CarryTerms other = running(1);

    @BeforeEach
    void two_trades_run() {
        assertThat(covered.symbol()).isNotEqualTo(other.symbol());
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void F68_a_halt_that_flattens_closes_what_it_covers_and_nothing_else() {
        press(HaltLevel.K2);

        trades.flatten();
        trades.flatten();

        assertThatThrownBy(() -> engine.trades().close(covered, MINE)).hasMessageContaining("CTL-001");
        assertThat(engine.trades().close(other, MINE)).isEqualTo("ENTER");
    }

    @Test
    void F68_a_lighter_halt_closes_nothing() {
        press(HaltLevel.K1);

        trades.flatten();

        assertThat(engine.trades().close(covered, MINE)).isEqualTo("ENTER");
    }

    @Test
    void F68_a_trade_that_the_engine_does_not_know_keeps_nobody_from_being_asked() {
        CarryTerms lost = TradeScene.of(3, Duration.ofSeconds(1)).terms();
        assertThat(lost.symbol()).isEqualTo(covered.symbol());
        MemoryBooks withALostOne = new MemoryBooks();
        withALostOne.admit(lost, NOON);
        press(HaltLevel.K2);

        assertThatCode(() -> new HaltedTrades(withALostOne, engine.trades(), halts).flatten())
                .doesNotThrowAnyException();
    }

    private void press(HaltLevel level) {
        halts.press(new Halt("drill", HaltScope.symbol(covered.symbol()), level, "a drill", "carol", NOON));
    }

    private CarryTerms running(int seed) {
        CarryTerms terms = TradeScene.of(seed, Duration.ofSeconds(1)).terms();
        books.admit(terms, NOON);
        engine.trades().start(terms, Usd.of("1000"));
        return terms;
    }
}
