package evenkeel.activities.ledger.contract;

import static evenkeel.activities.ledger.contract.SampleTrade.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.ledger.Books;
import evenkeel.domain.capital.Capital;
import evenkeel.domain.capital.CapitalScope;
import evenkeel.domain.capital.Share;
import evenkeel.domain.carry.Admission;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.code.Code;
import evenkeel.domain.money.Usd;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How a ledger keeps the capital book: reserved before a trade begins, used while it is open, given back once (I21). */
public interface CapitalContract {
    Usd THOUSAND = Usd.of("1000");

    Books books();

    @Test
    default void a_trade_reserves_uses_and_gives_back() {
        SampleTrade trade = SampleTrade.fresh();
        CapitalScope scope = capped(trade, 2, "5000");

        admit(trade);
        assertThat(capital(scope).reserved()).isEqualTo(new Share(1, THOUSAND));

        books().advance(trade.step(TradeStatus.OPENING));
        books().advance(trade.step(TradeStatus.OPEN));
        assertThat(capital(scope).reserved()).isEqualTo(Share.NOTHING);
        assertThat(capital(scope).used()).isEqualTo(new Share(1, THOUSAND));

        books().advance(trade.step(TradeStatus.CLOSING));
        books().advance(trade.step(TradeStatus.CLOSED));
        books().advance(trade.step(TradeStatus.CLOSED));
        assertThat(capital(scope).out()).isEqualTo(Share.NOTHING);
    }

    @Test
    default void what_a_trade_has_reserved_becomes_as_large_as_what_has_filled_and_never_larger() {
        SampleTrade trade = SampleTrade.fresh();
        CapitalScope scope = capped(trade, 2, "5000");
        admit(trade);

        books().shrink(trade.trade(), Usd.of("400"));
        books().shrink(trade.trade(), Usd.of("700"));
        assertThat(capital(scope).reserved()).isEqualTo(new Share(1, Usd.of("400")));

        books().advance(trade.step(TradeStatus.OPENING));
        books().advance(trade.step(TradeStatus.OPEN));
        books().shrink(trade.trade(), Usd.of("300"));
        assertThat(capital(scope).used()).isEqualTo(new Share(1, Usd.of("300")));

        books().advance(trade.step(TradeStatus.CLOSING));
        books().advance(trade.step(TradeStatus.CLOSED));
        assertThat(capital(scope).out()).isEqualTo(Share.NOTHING);
    }

    @Test
    default void a_trade_that_never_opened_gives_back_what_it_reserved() {
        SampleTrade trade = SampleTrade.fresh();
        CapitalScope scope = capped(trade, 2, "5000");
        admit(trade);

        books().advance(trade.step(TradeStatus.OPENING));
        books().advance(trade.step(TradeStatus.FAILED));

        assertThat(capital(scope).out()).isEqualTo(Share.NOTHING);
    }

    @Test
    default void a_repeat_reserves_nothing_more() {
        SampleTrade trade = SampleTrade.fresh();
        CapitalScope scope = capped(trade, 2, "5000");

        admit(trade);
        assertThat(admit(trade).granted()).isTrue();

        assertThat(capital(scope).reserved()).isEqualTo(new Share(1, THOUSAND));
    }

    @Test
    default void what_is_out_is_not_given_twice_and_the_refused_trade_is_not_there() {
        SampleTrade first = SampleTrade.fresh();
        SampleTrade second = SampleTrade.fresh();
        capped(first, 1, "5000");

        admit(first);
        Admission refused = books().admit(second.terms(first.trade(), "beta-" + second.trade()), THOUSAND, NOON);

        assertThat(refused.code()).isEqualTo(Code.RSK_NO_SLOT.id());
        assertThat(books().trade(second.trade())).isEmpty();
    }

    @Test
    default void a_notional_above_what_is_free_is_refused_and_one_that_fits_exactly_is_not() {
        SampleTrade tooLarge = SampleTrade.fresh();
        capped(tooLarge, 9, "999.99");
        SampleTrade exact = SampleTrade.fresh();
        capped(exact, 9, "1000");

        assertThat(admit(tooLarge).code()).isEqualTo(Code.RSK_NO_CAPITAL.id());
        assertThat(admit(exact).granted()).isTrue();
    }

    @Test
    default void a_lowered_cap_keeps_what_is_out_and_lets_nothing_new_in() {
        SampleTrade trade = SampleTrade.fresh();
        CapitalScope scope = capped(trade, 5, "5000");
        admit(trade);

        books().allow(scope, Share.NOTHING);

        assertThat(capital(scope).cap()).isEqualTo(new Share(1, THOUSAND));
        assertThat(admit(SampleTrade.fresh(), trade.trade()).code()).isEqualTo(Code.RSK_NO_SLOT.id());
        books().advance(trade.step(TradeStatus.REJECTED));
        assertThat(capital(scope).cap()).isEqualTo(Share.NOTHING);
    }

    @Test
    default void F4_a_burst_of_admissions_gets_what_the_cap_has_and_no_more() throws Exception {
        int asked = 1_000;
        SampleTrade first = SampleTrade.fresh();
        CapitalScope scope = capped(first, 900, "40000");
        List<Callable<Admission>> burst = new ArrayList<>();
        Stream.generate(SampleTrade::fresh)
                .limit(asked)
                .forEach(trade -> burst.add(() -> Insisting.on(() -> admit(trade, first.trade()))));
        Collections.shuffle(burst);

        List<Admission> answers = Refusals.crowd(burst);

        assertThat(answers).filteredOn(Admission::granted).hasSize(40);
        assertThat(answers)
                .filteredOn(answer -> !answer.granted())
                .allMatch(answer -> answer.code().equals(Code.RSK_NO_CAPITAL.id()))
                .hasSize(asked - 40);
        assertThat(capital(scope).out()).isEqualTo(new Share(40, Usd.of("40000")));
    }

    /** Caps an account that only this trade's test uses. */
    private CapitalScope capped(SampleTrade trade, int slots, String notional) {
        CapitalScope scope = CapitalScope.ofAccount(trade.trade());
        books().allow(scope, new Share(slots, Usd.of(notional)));
        return scope;
    }

    private Admission admit(SampleTrade trade) {
        return admit(trade, trade.trade());
    }

    private Admission admit(SampleTrade trade, String leadVenue) {
        return books().admit(trade.terms(leadVenue, "beta"), THOUSAND, NOON);
    }

    private Capital capital(CapitalScope scope) {
        return books().capital().stream()
                .filter(one -> one.scope().equals(scope))
                .findFirst()
                .orElseThrow();
    }
}
