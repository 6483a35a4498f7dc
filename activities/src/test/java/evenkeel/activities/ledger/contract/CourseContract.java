package evenkeel.activities.ledger.contract;

import static evenkeel.activities.ledger.contract.Refusals.assertRefused;
import static evenkeel.activities.ledger.contract.SampleTrade.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.ledger.Books;
import evenkeel.config.carry.CarryKeys;
import evenkeel.config.keys.Profile;
import evenkeel.config.keys.Sources;
import evenkeel.config.start.Mistakes;
import evenkeel.domain.carry.CarrySettings;
import evenkeel.domain.carry.TradeDecision;
import evenkeel.domain.carry.TradeEvent;
import evenkeel.domain.carry.exit.CloseWish;
import evenkeel.domain.carry.exit.ExitDecision;
import evenkeel.domain.ledger.LedgerRule;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What happened to a trade and what was decided of it, each kept once. */
public interface CourseContract {
    Books books();

    @Test
    default void what_happened_is_kept_once_and_told_in_its_order() {
        SampleTrade trade = SampleTrade.fresh();
        books().admit(trade.terms(), NOON);
        TradeEvent first = begun(trade, 1, NOON.plusSeconds(1));
        TradeEvent second = begun(trade, 2, NOON.plusSeconds(31));

        books().note(second);
        books().note(first);
        books().note(begun(trade, 1, NOON.plusSeconds(99)));

        assertThat(books().events(trade.trade())).containsExactly(first, second);
        assertRefused(LedgerRule.TRADE_KNOWN, () -> books().note(begun(SampleTrade.fresh(), 1, NOON)));
    }

    @Test
    default void a_decision_is_kept_whole_and_once_per_moment() {
        SampleTrade trade = SampleTrade.fresh();
        books().admit(trade.terms(), NOON);
        TradeDecision asked = decided(trade, CloseWish.MANUAL_CLOSE);

        books().decide(asked);
        books().decide(decided(trade, CloseWish.MANUAL_EMERGENCY));

        assertThat(books().decisions(trade.trade())).containsExactly(asked);
        assertRefused(LedgerRule.TRADE_KNOWN, () -> books().decide(decided(SampleTrade.fresh(), CloseWish.SHUTDOWN)));
    }

    private static TradeEvent begun(SampleTrade trade, int number, Instant at) {
        return TradeEvent.of(trade.trade(), TradeEvent.Kind.CLOSE_ATTEMPT, number, at, Map.of("mode", "FAST"));
    }

    /** By what is usual. */
    static TradeDecision decided(SampleTrade trade, CloseWish wish) {
        Mistakes mistakes = new Mistakes();
        Sources nothing = Sources.of(CarryKeys.ALL, Optional.empty(), Map.of(), mistakes);
        CarrySettings usual =
                CarryKeys.ofRules(Profile.DEFAULT, nothing, mistakes).of(CarrySettings.class);
        return new TradeDecision(trade.trade(), NOON, ExitDecision.of(wish, usual.exit()), Optional.empty());
    }
}
