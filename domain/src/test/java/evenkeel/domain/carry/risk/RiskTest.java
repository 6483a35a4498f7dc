package evenkeel.domain.carry.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import evenkeel.domain.carry.risk.BrokenHedgePause.Seen;
import evenkeel.domain.carry.risk.FreeMargin.Drained;
import evenkeel.domain.carry.risk.FreeMargin.Verdict;
import evenkeel.domain.carry.risk.Pause.Reason;
import evenkeel.domain.money.Usd;
import evenkeel.domain.settings.Profile;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RiskTest {
    private static final RiskLimits USUAL = Profile.USUAL.of(RiskLimits.class);
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @ParameterizedTest
    @CsvSource({"18, PAUSE, 0.045", "20, OK, 0.05", "19.999, PAUSE, 0.0499975"})
    void N114_too_little_free_margin_pauses_for_two_minutes(String available, Verdict verdict, String share) {
        FreeMargin margin = FreeMargin.of(account("200", available), account("200", "0"), USUAL);

        assertThat(margin.verdict()).isEqualTo(verdict);
        assertThat(margin.share().orElseThrow()).isEqualByComparingTo(share);
        assertThat(Pause.of(Reason.FREE_MARGIN, NOW, USUAL).until()).contains(NOW.plusSeconds(120));
    }

    @Test
    void accounts_are_shown_beside_each_other_and_of_nothing_there_is_no_part() {
        Map<String, FreeMargin.Account> accounts = new LinkedHashMap<>();
        accounts.put("alpha", new FreeMargin.Account(Usd.of("300"), Usd.of("75")));
        accounts.put("beta", new FreeMargin.Account(Usd.of("100"), Usd.of("100")));
        accounts.put("gamma", new FreeMargin.Account(Usd.ZERO, Usd.ZERO));

        assertThat(VenueShare.of(accounts, Map.of("alpha", new VenueShare.Orders(8, 1))))
                .extracting(VenueShare::share, VenueShare::used, VenueShare::rejected)
                .containsExactly(
                        tuple(part("0.75"), part("0.75"), part("0.125")),
                        tuple(part("0.25"), part("0"), Optional.empty()),
                        tuple(part("0"), Optional.empty(), Optional.empty()));
    }

    @Test
    void funding_is_concentrated_on_the_symbol_that_earns_most_of_what_is_earned() {
        assertThat(FundingConcentration.of(Map.of("ETH", Usd.of("5"), "BTC", Usd.of("3"), "SOL", Usd.of("-7"))))
                .contains(new FundingConcentration("ETH", new BigDecimal("0.625")));
        assertThat(FundingConcentration.of(Map.of("SOL", Usd.of("-7")))).isEmpty();
        assertThat(FundingConcentration.of(Map.of())).isEmpty();
    }

    private static Optional<BigDecimal> part(String fraction) {
        return Optional.of(new BigDecimal(fraction));
    }

    @Test
    void a_balance_that_cannot_be_read_is_not_enough_and_none_is_too_little() {
        assertThat(FreeMargin.of(Optional.empty(), account("1", "1"), USUAL).verdict())
                .isEqualTo(Verdict.UNKNOWN);
        assertThat(FreeMargin.of(account("0", "0"), account("0", "0"), USUAL).verdict())
                .isEqualTo(Verdict.PAUSE);
    }

    @ParameterizedTest
    @CsvSource({"25, 100, NEITHER", "24.99, 100, LEAD", "100, 24.99, HEDGE"})
    void a_drained_side_is_warned_about(String lead, String hedge, Drained drained) {
        assertThat(FreeMargin.of(account("200", lead), account("200", hedge), USUAL)
                        .drained())
                .isEqualTo(drained);
    }

    @ParameterizedTest
    @CsvSource({"400, true, 0.2", "401, false, 0.198", "600, false, -0.2"})
    void N115_a_drawdown_pauses_until_somebody_releases_it(String equity, boolean pauses, String drawdown) {
        Drawdown found = Drawdown.of(Usd.of("500"), Usd.of(equity), USUAL);

        assertThat(found.pauses()).isEqualTo(pauses);
        assertThat(found.drawdown().orElseThrow()).isEqualByComparingTo(drawdown);
        Pause pause = Pause.of(Reason.DRAWDOWN, NOW, USUAL);
        assertThat(pause.isOn(NOW.plus(Duration.ofDays(400)))).isTrue();
    }

    @Test
    void deposits_and_withdrawals_move_the_peak_and_are_no_loss() {
        Usd afterWithdrawal = Drawdown.peak(Usd.of("500"), Usd.of("-100"), Usd.of("390"));
        assertThat(afterWithdrawal).isEqualTo(Usd.of("400"));
        assertThat(Drawdown.of(afterWithdrawal, Usd.of("390"), USUAL).pauses()).isFalse();
        assertThat(Drawdown.peak(Usd.of("500"), Usd.ZERO, Usd.of("501"))).isEqualTo(Usd.of("501"));
        assertThat(Drawdown.of(Usd.ZERO, Usd.ZERO, USUAL).drawdown()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"3, FINE", "4, ALERT", "5, PAUSE", "6, PAUSE", "0, FINE"})
    void failures_alert_one_step_before_they_pause(int inARow, Failures expected) {
        assertThat(Failures.of(inARow, USUAL)).isEqualTo(expected);
    }

    @Test
    void a_limit_of_one_has_no_step_before() {
        RiskLimits one = Profile.USUAL.with("max_consecutive_failures", "1").of(RiskLimits.class);
        assertThat(Failures.of(0, one)).isEqualTo(Failures.FINE);
        assertThat(Failures.of(1, one)).isEqualTo(Failures.PAUSE);
    }

    @ParameterizedTest
    @CsvSource({
        "CONSECUTIVE_FAILURES, 300",
        "ACCOUNT_REFUSAL, 60",
        "BALANCE_UNREADABLE, 60",
        "FREE_MARGIN, 120",
        "BROKEN_HEDGE, 900"
    })
    void each_pause_has_its_length_and_covers_its_own_reason(Reason reason, int seconds) {
        Pause pause = Pause.of(reason, NOW, USUAL);

        assertThat(pause.isOn(NOW.plusSeconds(seconds - 1))).isTrue();
        assertThat(pause.isOn(NOW.plusSeconds(seconds))).isFalse();
        assertThat(pause.covers(reason, NOW.plusSeconds(1))).isTrue();
        assertThat(pause.covers(Reason.DRAWDOWN, NOW)).isFalse();
        assertThat(pause.covers(reason, NOW.plusSeconds(seconds))).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void after_a_broken_hedge_only_what_is_seen_whole_resumes(Seen seen) {
        Pause pause = Pause.of(Reason.BROKEN_HEDGE, NOW, USUAL);
        Instant over = NOW.plusSeconds(900);
        BrokenHedgePause next = BrokenHedgePause.next(pause, seen, over, USUAL);
        boolean whole = seen == Seen.HEDGED || seen == Seen.FLAT;

        assertThat(next.resumes()).isEqualTo(whole);
        assertThat(next.pause().isOn(over.plusSeconds(899))).isEqualTo(!whole);
        assertThat(BrokenHedgePause.next(pause, seen, over.minusSeconds(1), USUAL)
                        .resumes())
                .isFalse();
    }

    private static Optional<FreeMargin.Account> account(String equity, String available) {
        return Optional.of(new FreeMargin.Account(Usd.of(equity), Usd.of(available)));
    }
}
