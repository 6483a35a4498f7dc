package evenkeel.activities.ledger.contract;

import static evenkeel.activities.ledger.contract.Refusals.assertRefused;
import static evenkeel.activities.ledger.contract.Refusals.crowd;
import static evenkeel.activities.ledger.contract.SampleTrade.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.TradeRecord;
import evenkeel.domain.carry.Admission;
import evenkeel.domain.carry.Correction;
import evenkeel.domain.carry.LegFill;
import evenkeel.domain.carry.LegFills;
import evenkeel.domain.carry.TradeFigures;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.carry.TradeStep;
import evenkeel.domain.code.Code;
import evenkeel.domain.ledger.LedgerRule;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Who may begin a trade, and how its record moves. */
public interface TradesContract {
    TradeFigures FIGURES = TradeFigures.of(
            new LegFills(new LegFill(Quantity.of("1.5"), Usd.of("150"), Usd.of("0.01")), LegFill.NOTHING),
            LegFills.NOTHING,
            Usd.of("0.25"));

    Books books();

    @Test
    default void a_trade_is_admitted_once_and_again_the_same() {
        SampleTrade trade = SampleTrade.fresh();

        assertThat(books().admit(trade.terms(), NOON)).isEqualTo(Admission.GRANTED);
        assertThat(books().admit(trade.terms(), NOON.plusSeconds(9))).isEqualTo(Admission.GRANTED);

        TradeRecord record = books().trade(trade.trade()).orElseThrow();
        assertThat(record.terms()).isEqualTo(trade.terms());
        assertThat(record.status()).isEqualTo(TradeStatus.PENDING);
        assertThat(record.admittedAt()).isEqualTo(NOON);
        assertThat(record.figures()).isEmpty();
        assertThat(books().trade("nobody")).isEmpty();
    }

    @Test
    default void an_ended_trade_that_asks_again_is_still_admitted() {
        SampleTrade trade = ended();

        assertThat(books().admit(trade.terms(), NOON).granted()).isTrue();
        assertThat(books().trade(trade.trade()).orElseThrow().status()).isEqualTo(TradeStatus.REJECTED);
    }

    @Test
    default void a_trade_of_that_id_with_other_terms_is_refused() {
        SampleTrade trade = admitted();

        assertRefused(LedgerRule.TRADE_FIXED, () -> books().admit(trade.terms("alpha", "gamma"), NOON));
    }

    @Test
    default void F3_a_symbol_has_one_owner_at_each_venue() {
        SampleTrade owner = admitted();

        for (String[] venues : new String[][] {{"alpha", "gamma"}, {"gamma", "beta"}, {"beta", "alpha"}}) {
            Admission refused = books().admit(owner.rival().terms(venues[0], venues[1]), NOON);
            assertThat(refused.granted()).isFalse();
            assertThat(refused.code()).isEqualTo(Code.CTL_ALREADY_OPEN.id());
            assertThat(refused.why()).contains(owner.trade()).contains(owner.symbol());
        }
        assertThat(books().admit(owner.rival().terms("gamma", "delta"), NOON).granted())
                .isTrue();
    }

    @Test
    default void a_refused_trade_leaves_no_trace() {
        SampleTrade owner = admitted();
        SampleTrade rival = owner.rival();

        books().admit(rival.terms("gamma", "beta"), NOON);

        assertThat(books().trade(rival.trade())).isEmpty();
        assertThat(books().admit(rival.terms("gamma", "delta"), NOON).granted()).isTrue();
    }

    @Test
    default void a_symbol_is_free_when_its_trade_has_ended() {
        SampleTrade first = ended();

        assertThat(books().admit(first.rival().terms(), NOON).granted()).isTrue();
    }

    @Test
    default void F1_a_signal_makes_one_trade_for_ever() {
        SampleTrade first = ended();
        SampleTrade second = new SampleTrade(first.trade() + "-again", first.signal(), first.symbol());

        Admission refused = books().admit(second.terms(), NOON);

        assertThat(refused.granted()).isFalse();
        assertThat(refused.why()).contains(first.trade());
    }

    @Test
    default void F3_one_of_sixteen_rivals_gets_the_symbol() throws Exception {
        SampleTrade symbol = SampleTrade.fresh();
        List<Callable<Boolean>> rivals = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            SampleTrade rival = symbol.rival();
            boolean mirrored = i % 2 == 0;
            rivals.add(() -> books().admit(mirrored ? rival.terms() : rival.terms("beta", "alpha"), NOON)
                    .granted());
        }

        assertThat(crowd(rivals)).containsOnlyOnce(true);
    }

    @Test
    default void a_record_moves_along_its_allowed_statuses_only() {
        for (TradeStatus from : TradeStatus.values()) {
            for (TradeStatus to : TradeStatus.values()) {
                SampleTrade trade = broughtTo(from);
                if (from.mayBecome(to)) {
                    assertThat(books().advance(trade.step(to))).isTrue();
                    assertThat(books().trade(trade.trade()).orElseThrow().status())
                            .isEqualTo(to);
                } else if (from.isFinal()) {
                    assertThat(books().advance(trade.step(to))).isEqualTo(to == from);
                } else if (to == from || pathTo(from).contains(to)) {
                    assertThat(books().advance(trade.step(to))).isTrue();
                    assertThat(books().trade(trade.trade()).orElseThrow().status())
                            .isEqualTo(from);
                } else {
                    assertThat(books().advance(trade.step(to))).isFalse();
                }
            }
        }
    }

    @Test
    default void a_step_carries_its_reason_and_figures_and_later_ones_keep_them() {
        SampleTrade trade = broughtTo(TradeStatus.OPENING);

        books().advance(trade.step(TradeStatus.OPEN).with(FIGURES));
        books().advance(trade.step(TradeStatus.CLOSING).because("FUNDING_FLIP"));

        TradeRecord closing = books().trade(trade.trade()).orElseThrow();
        assertThat(closing.figures()).contains(FIGURES);
        assertThat(closing.reason()).isEqualTo("FUNDING_FLIP");
        assertThat(closing.openedAt()).contains(trade.step(TradeStatus.OPEN).at());
        assertThat(closing.endedAt()).isEmpty();

        books().advance(trade.step(TradeStatus.CLOSED));

        TradeRecord closed = books().trade(trade.trade()).orElseThrow();
        assertThat(closed.figures()).contains(FIGURES);
        assertThat(closed.reason()).isEqualTo("FUNDING_FLIP");
        assertThat(closed.endedAt()).contains(trade.step(TradeStatus.CLOSED).at());
    }

    @Test
    default void a_step_that_was_taken_changes_nothing_even_when_it_comes_late() {
        SampleTrade trade = broughtTo(TradeStatus.CLOSED);
        TradeRecord before = books().trade(trade.trade()).orElseThrow();

        TradeStep late = trade.step(TradeStatus.OPENING).because("late").with(FIGURES);
        books().advance(late);
        books().advance(trade.step(TradeStatus.CLOSED).because("twice"));

        assertThat(books().trade(trade.trade())).contains(before);
    }

    @Test
    default void an_unknown_trade_cannot_move() {
        assertRefused(
                LedgerRule.TRADE_KNOWN,
                () -> books().advance(SampleTrade.fresh().step(TradeStatus.OPENING)));
    }

    @Test
    default void trades_are_listed_newest_first_and_open_ones_oldest_first() {
        SampleTrade first = admitted();
        SampleTrade second = admitted();
        SampleTrade over = ended();

        assertThat(books().trades(3))
                .extracting(record -> record.terms().trade())
                .containsExactly(over.trade(), second.trade(), first.trade());
        assertThat(books().trades(1))
                .extracting(record -> record.terms().trade())
                .containsExactly(over.trade());
        assertThat(books().openTrades())
                .extracting(record -> record.terms().trade())
                .containsSubsequence(first.trade(), second.trade())
                .doesNotContain(over.trade());
    }

    @Test
    default void a_correction_is_kept_once_and_the_record_goes_on_with_it() {
        SampleTrade trade = broughtTo(TradeStatus.CLOSING);
        TradeFigures later = FIGURES.withFunding(Usd.of("0.31"));
        Correction first = new Correction(trade.trade(), TradeFigures.NOTHING, FIGURES, Usd.of("0.25"));
        Correction second = new Correction(trade.trade(), FIGURES, later, Usd.of("0.06"));

        books().correct(first, NOON);
        books().correct(second, NOON);
        books().correct(first, NOON.plusSeconds(5));

        assertThat(books().trade(trade.trade()).orElseThrow().figures()).contains(later);
        Correction unknown = new Correction("nobody", FIGURES, later, Usd.ZERO);
        assertRefused(LedgerRule.TRADE_KNOWN, () -> books().correct(unknown, NOON));
    }

    private SampleTrade admitted() {
        return broughtTo(TradeStatus.PENDING);
    }

    private SampleTrade ended() {
        return broughtTo(TradeStatus.REJECTED);
    }

    private SampleTrade broughtTo(TradeStatus status) {
        SampleTrade trade = SampleTrade.fresh();
        assertThat(books().admit(trade.terms(), NOON).granted()).isTrue();
        for (TradeStatus step : pathTo(status)) books().advance(trade.step(step));
        return trade;
    }

    private static List<TradeStatus> pathTo(TradeStatus status) {
        return switch (status) {
            case PENDING -> List.of(TradeStatus.PENDING);
            case REJECTED -> List.of(TradeStatus.PENDING, TradeStatus.REJECTED);
            case OPENING -> List.of(TradeStatus.PENDING, TradeStatus.OPENING);
            case OPEN -> List.of(TradeStatus.PENDING, TradeStatus.OPENING, TradeStatus.OPEN);
            case CLOSING -> List.of(TradeStatus.PENDING, TradeStatus.OPENING, TradeStatus.OPEN, TradeStatus.CLOSING);
            case CLOSED ->
                List.of(
                        TradeStatus.PENDING,
                        TradeStatus.OPENING,
                        TradeStatus.OPEN,
                        TradeStatus.CLOSING,
                        TradeStatus.CLOSED);
            case ROLLBACK -> List.of(TradeStatus.PENDING, TradeStatus.OPENING, TradeStatus.ROLLBACK);
            case FAILED -> List.of(TradeStatus.PENDING, TradeStatus.OPENING, TradeStatus.FAILED);
        };
    }
}
