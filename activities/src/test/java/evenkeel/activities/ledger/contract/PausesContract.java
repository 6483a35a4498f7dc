package evenkeel.activities.ledger.contract;

import static evenkeel.activities.ledger.contract.SampleTrade.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.Pauses;
import evenkeel.activities.ledger.Pauses.Standing;
import evenkeel.domain.carry.Admission;
import evenkeel.domain.carry.risk.Pause;
import evenkeel.domain.carry.risk.Pause.Reason;
import evenkeel.domain.code.Code;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What everyone who keeps pauses promises. */
public interface PausesContract {
    Duration MINUTE = Duration.ofMinutes(1);
    AtomicInteger MONTHS = new AtomicInteger();

    Books books();

    Pauses pauses();

    @Test
    default void no_new_trade_begins_while_a_pause_stands_and_known_ones_stay() {
        Instant now = fresh();
        Instant later = now.plus(MINUTE);
        SampleTrade known = SampleTrade.fresh();
        books().admit(known.terms(), now);
        assertThat(pauses().begin(minute(now, Reason.FREE_MARGIN), "", "4 % is free"))
                .isTrue();

        SampleTrade late = SampleTrade.fresh();
        Admission refused = books().admit(late.terms(), now);
        assertThat(refused.code()).isEqualTo(Code.RSK_PAUSED.id());
        assertThat(refused.why()).contains("FREE_MARGIN").contains("4 % is free");
        assertThat(books().trade(late.trade())).isEmpty();
        assertThat(books().admit(known.terms(), now)).isEqualTo(Admission.GRANTED);

        assertThat(books().admit(late.terms(), later)).as("its time is over").isEqualTo(Admission.GRANTED);
    }

    @Test
    default void the_same_reason_neither_extends_itself_nor_is_told_of_again() {
        Instant now = fresh();
        Instant later = now.plus(MINUTE);
        assertThat(pauses().begin(minute(now, Reason.FREE_MARGIN), "", "first")).isTrue();
        Pause again = Pause.lasting(MINUTE, Reason.FREE_MARGIN, now.plusSeconds(30));

        assertThat(pauses().begin(again, "", "again")).isFalse();
        assertThat(pauses().lastBegun(Reason.FREE_MARGIN, "")).contains(now);
        assertThat(pauses().standing(later.minusMillis(1))).hasSize(1);
        assertThat(pauses().standing(later)).isEmpty();
        assertThat(pauses().begin(Pause.lasting(MINUTE, Reason.FREE_MARGIN, later), "", "anew"))
                .isTrue();
    }

    @Test
    default void another_reason_and_another_subject_pause_for_themselves() {
        Instant now = fresh();
        pauses().begin(minute(now, Reason.BALANCE_UNREADABLE), "alpha", "silent");

        assertThat(pauses().begin(minute(now, Reason.BALANCE_UNREADABLE), "beta", "silent"))
                .isTrue();
        assertThat(pauses().begin(minute(now, Reason.ACCOUNT_REFUSAL), "alpha", "margin"))
                .isTrue();
        assertThat(pauses().standing(now)).extracting(Standing::subject).containsExactly("alpha", "beta", "alpha");
    }

    /** N115: until released by an operator. */
    @Test
    default void N115_a_drawdown_waits_for_a_person() {
        Instant now = fresh();
        pauses().begin(new Pause(Reason.DRAWDOWN, now, Optional.empty()), "", "20 % are lost");
        Instant muchLater = now.plus(Duration.ofDays(3));
        SampleTrade trade = SampleTrade.fresh();
        assertThat(books().admit(trade.terms(), muchLater).granted()).isFalse();

        assertThat(pauses().end(Reason.DRAWDOWN, "", "ann", "looked at it", muchLater))
                .isTrue();

        assertThat(books().admit(trade.terms(), muchLater).granted()).isTrue();
        assertThat(pauses().end(Reason.DRAWDOWN, "", "ann", "again", muchLater)).isFalse();
    }

    @Test
    default void a_broken_hedge_holds_past_its_time_until_somebody_has_seen_it_whole() {
        Instant now = fresh();
        Instant later = now.plus(MINUTE);
        pauses().begin(minute(now, Reason.BROKEN_HEDGE), "ETH", "a leg is missing");
        assertThat(pauses().standing(later.plusSeconds(1))).hasSize(1);

        assertThat(pauses().extend("ETH", later.plus(MINUTE))).isTrue();
        assertThat(pauses().extend("ETH", later)).as("never sooner").isFalse();
        assertThat(pauses().standing(later).getFirst().pause().until()).contains(later.plus(MINUTE));

        assertThat(pauses().end(Reason.BROKEN_HEDGE, "ETH", "reconciler", "flat", later.plus(MINUTE)))
                .isTrue();
        assertThat(pauses().standing(later.plus(MINUTE))).isEmpty();
        assertThat(pauses().extend("ETH", later.plus(Duration.ofHours(1)))).isFalse();
    }

    /** Far from the pauses of the other tests. */
    static Instant fresh() {
        return NOON.plus(Duration.ofDays(30L * MONTHS.incrementAndGet()));
    }

    private static Pause minute(Instant now, Reason reason) {
        return Pause.lasting(MINUTE, reason, now);
    }
}
