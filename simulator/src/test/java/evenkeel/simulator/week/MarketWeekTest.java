package evenkeel.simulator.week;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.domain.code.Trouble;
import evenkeel.domain.money.HourlyRate;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Usd;
import evenkeel.domain.venue.Quote;
import evenkeel.simulator.inprocess.InProcessVenue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the seed of a week does to its markets. */
class MarketWeekTest {
    private final MarketWeek week = new MarketWeek(5, 7, Duration.ofMinutes(5));
    private Instant now = week.start();

    private final InProcessVenue lead = week.venues(() -> now).getFirst();
    private final InProcessVenue hedge = week.venues(() -> now).getLast();

    @Test
    void ten_symbols_are_listed_at_both_venues_and_every_temper_is_there() {
        Set<Temper> tempers = new TreeSet<>();
        for (String symbol : week.symbols()) {
            tempers.add(week.temper(symbol));
            assertThat(lead.quote(symbol).mark()).isNotNull();
            assertThat(hedge.quote(symbol).mark()).isNotNull();
        }

        assertThat(week.symbols()).hasSize(10);
        assertThat(tempers).containsExactly(Temper.values());
    }

    @Test
    void rates_turn_fade_and_collapse_as_the_symbols_temper_says() {
        String collapsing = of(Temper.COLLAPSING);
        Set<Boolean> paysFirst = new TreeSet<>();
        BigDecimal lowest = BigDecimal.ZERO;
        for (int hour = 0; hour < 7 * 24; hour++) {
            now = week.start().plus(Duration.ofHours(hour));
            paysFirst.add(apart(of(Temper.FLIPPING)).signum() > 0);
            lowest = lowest.max(apart(collapsing).abs());
            assertThat(apart(of(Temper.QUIET)).abs()).isLessThan(new BigDecimal("0.15"));
        }

        assertThat(paysFirst).containsExactlyInAnyOrder(false, true);
        assertThat(lowest).isGreaterThan(new BigDecimal("2"));
    }

    @Test
    void the_price_that_falls_comes_back_by_half() {
        String symbol = week.crashing();
        now = week.crash();
        Price before = lead.quote(symbol).mark();
        now = week.crash().plus(Duration.ofMinutes(30));
        Price below = lead.quote(symbol).mark();
        now = week.crash().plus(Duration.ofHours(7));
        Price after = lead.quote(symbol).mark();

        assertThat(share(below, before)).isBetween(0.79, 0.85);
        assertThat(share(after, before)).isBetween(0.86, 0.96);
    }

    @Test
    void a_dry_book_holds_next_to_nothing() {
        Spell dry = week.dry("SOL");
        now = dry.from().minus(MarketWeek.TICK);
        Usd usual = atTop("SOL");
        now = dry.from().plus(MarketWeek.TICK);

        assertThat(usual).isGreaterThan(Usd.of("5000"));
        assertThat(atTop("SOL")).isLessThan(Usd.of("500"));
    }

    @Test
    void a_venue_that_is_out_answers_nothing_and_is_as_before_afterwards() {
        WeekVenue venue = WeekVenue.of(lead, () -> week.outage().covers(now));
        now = week.outage().from();
        assertThatThrownBy(() -> venue.venue().market().quote("BTC")).isInstanceOf(Trouble.class);
        assertThatThrownBy(() -> venue.venue().account().balance()).isInstanceOf(Trouble.class);

        now = week.outage().from().plus(week.outage().length());
        assertThat(venue.venue().market().quote("BTC")).isEqualTo(lead.quote("BTC"));
    }

    private String of(Temper temper) {
        return week.symbols().stream()
                .filter(symbol -> week.temper(symbol) == temper)
                .findFirst()
                .orElseThrow();
    }

    /** As a fraction a year. */
    private BigDecimal apart(String symbol) {
        HourlyRate first = lead.funding(symbol).rate();
        return first.minus(hedge.funding(symbol).rate()).annualised();
    }

    private Usd atTop(String symbol) {
        Quote quote = lead.quote(symbol);
        return quote.bidSize().at(quote.bid());
    }

    private static double share(Price part, Price whole) {
        return part.value().doubleValue() / whole.value().doubleValue();
    }
}
