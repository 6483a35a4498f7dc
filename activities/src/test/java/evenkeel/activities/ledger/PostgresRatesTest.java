package evenkeel.activities.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.activities.history.Rates;
import evenkeel.activities.history.RecordedRate;
import evenkeel.domain.carry.market.HourRate;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.funding.FundingCalendar;
import evenkeel.domain.venue.PastFunding;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresRatesTest {
    private static final LedgerDatabase DATABASE = LedgerServer.open(LedgerServer.emptyDatabase());
    private static final Instant TEN = Instant.parse("2026-07-01T10:00:00Z");
    private static final BigDecimal MOST = new BigDecimal("0.01");
    private static int symbols;

    private final Rates rates = DATABASE.rates();
    private String symbol = "";

    @BeforeEach
    void another_symbol() {
        symbol = "S" + ++symbols;
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void what_was_recorded_stays_and_counts_once() {
        assertThat(rates.record(paid("alpha", "0.0001", 1, 0))).isEqualTo(1);
        assertThat(rates.record(paid("alpha", "0.0009", 1, 0))).isZero();
        assertThat(rates.record(paid("beta", "0.0003", 1, 0))).isEqualTo(1);

        assertThat(apy("alpha", "beta", Instant.EPOCH)).containsExactly("1.752");
    }

    /** N3: long where it costs more is a loss, and never its absolute value. */
    @Test
    void the_history_is_signed_in_the_held_direction() {
        rates.record(paid("lighter", "0.00006", 1, 0));
        rates.record(paid("x10", "0.00002", 1, 0));

        assertThat(apy("lighter", "x10", Instant.EPOCH)).containsExactly("-0.3504");
        assertThat(apy("x10", "lighter", Instant.EPOCH)).containsExactly("0.3504");
    }

    @Test
    void hours_that_one_venue_misses_are_left_out_and_the_oldest_comes_first() {
        for (int hour : List.of(0, 1, 3)) rates.record(paid("alpha", "0", 1, hour));
        for (int hour : List.of(3, 2, 0)) rates.record(paid("beta", "0.000" + hour, 1, hour));

        assertThat(apy("alpha", "beta", Instant.EPOCH)).containsExactly("0", "2.628");
        assertThat(apy("alpha", "beta", TEN.plus(Duration.ofHours(2)))).containsExactly("2.628");
    }

    @Test
    void a_venue_that_pays_every_eighth_hour_has_a_rate_for_each() {
        rates.record(paid("binance", "0.0008", 8, 0));

        assertThat(rates.hours(symbol, "binance", Instant.EPOCH))
                .containsExactlyElementsOf(Stream.iterate(8, back -> back - 1)
                        .limit(8)
                        .map(back -> TEN.minus(Duration.ofHours(back)))
                        .toList());
        rates.record(paid("x10", "0.0003", 1, -3));
        assertThat(apy("binance", "x10", Instant.EPOCH)).containsExactly("1.752");
    }

    @Test
    void an_outlier_is_kept_and_in_no_statistics() {
        rates.record(paid("alpha", "0.0101", 1, 0));
        rates.record(paid("beta", "0.01", 1, 0));

        assertThat(rates.hours(symbol, "alpha", Instant.EPOCH)).hasSize(1);
        assertThat(apy("alpha", "beta", Instant.EPOCH)).isEmpty();
    }

    @Test
    void a_rate_of_no_full_hour_is_refused() {
        FundingCalendar calendar = FundingCalendar.REAL;
        RecordedRate good = paid("alpha", "0.0001", 1, 0).getFirst();
        var late = new HourRate(good.rate().hour().plusSeconds(1), good.rate().rate());

        assertThatThrownBy(() -> rates.record(List.of(new RecordedRate(symbol, "alpha", calendar, late, false))))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("rate_of_an_hour");
    }

    /** Ruling 12: a demo's hours are short, and everything else is as ever. */
    @Test
    void an_hour_of_twenty_seconds_is_an_hour_too() {
        FundingCalendar demo = new FundingCalendar(Duration.ofSeconds(20));
        var paid = new PastFunding(new BigDecimal("0.0001"), 1, TEN.plusSeconds(40));
        rates.record(RecordedRate.of(symbol, "alpha", demo, paid, MOST));

        assertThat(rates.hours(symbol, "alpha", Instant.EPOCH)).containsExactly(TEN.plusSeconds(20));
    }

    private List<String> apy(String bought, String sold, Instant since) {
        return rates.netApy(symbol, bought, sold, since).stream()
                .map(apy -> apy.stripTrailingZeros().toPlainString())
                .toList();
    }

    private List<RecordedRate> paid(String venue, String rate, int interval, int hour) {
        Instant at = TEN.plus(Duration.ofHours(hour)).plusMillis(3);
        return RecordedRate.of(
                symbol, venue, FundingCalendar.REAL, new PastFunding(new BigDecimal(rate), interval, at), MOST);
    }
}
