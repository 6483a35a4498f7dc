package evenkeel.simulator.trade;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.ledger.AccountReadings;
import evenkeel.activities.ledger.Scans.Best;
import evenkeel.activities.trading.CarryLook;
import evenkeel.activities.trading.MinuteMids;
import evenkeel.activities.trading.Outlook;
import evenkeel.activities.trading.PaidApys;
import evenkeel.activities.trading.ReadAccounts;
import evenkeel.activities.trading.ScannedElsewhere;
import evenkeel.activities.trading.Sightings;
import evenkeel.activities.trading.SizedAnew;
import evenkeel.activities.trading.VenueMarket;
import evenkeel.activities.trading.Venues;
import evenkeel.domain.carry.Alert;
import evenkeel.domain.carry.CarryTerms.Leg;
import evenkeel.domain.carry.HeldCarry;
import evenkeel.domain.carry.LegFill;
import evenkeel.domain.carry.LegFills;
import evenkeel.domain.carry.Priced;
import evenkeel.domain.carry.Watched;
import evenkeel.domain.carry.Watching;
import evenkeel.domain.carry.close.HourVolatility;
import evenkeel.domain.carry.exit.ExitCode;
import evenkeel.domain.carry.exit.ExitInputs;
import evenkeel.domain.carry.exit.ExitRules;
import evenkeel.domain.carry.holding.AccountHealth;
import evenkeel.domain.carry.holding.HeldSnapshot;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderKey;
import evenkeel.domain.order.Purpose;
import evenkeel.domain.order.TimeInForce;
import evenkeel.domain.venue.Balance;
import evenkeel.simulator.ledger.MemoryBooks;
import evenkeel.simulator.ledger.MemoryHeldRows;
import evenkeel.simulator.ledger.MemoryScans;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a look at a held trade knows besides the tops of its two books: other offers, depth, accounts. */
class WatchOutlookTest {
    private static final Instant OPENED = Instant.parse("2026-03-02T10:07:00Z");
    private static final Instant NOW = OPENED.plus(Duration.ofHours(50));
    private static final Map<String, String> QUIET = Map.of(
            "trading.basis_convergence_exit_enabled", "false",
            "trading.early_take_profit_enabled", "false");

    private Instant now = OPENED;
    private final MemoryBooks books = new MemoryBooks();
    private final MemoryScans scans = new MemoryScans(books);
    private final Map<String, AccountReadings.Reading> readings = new HashMap<>();
    private final List<Alert> warned = new ArrayList<>();
    private LegFills filled = new LegFills(fill("300.216", "0.006"), fill("300.32", "0.0676"));
    private ScriptedPair pair = pair(QUIET);
    private final MinuteMids mids = new MinuteMids();
    private Sightings sightings = sightings();

    private ScriptedPair pair(Map<String, String> keys) {
        Map<String, String> all = new TreeMap<>(QUIET);
        all.putAll(keys);
        now = OPENED;
        return held(new ScriptedPair(() -> now, books, all));
    }

    // ---- other offers

    @ParameterizedTest(name = "{0} of {1}, {2} expected, seen {3} s ago: {4}")
    @CsvSource({
        "ETH, 3.00, 20, 60, true",
        "ETH, 3.00, 20, 61, false", // what was seen longer ago is not known
        "ETH, 1.60, 20, 0, false", // not so much better
        "ETH, 3.00, 0.2, 0, false", // the recommended veto: it does not pay for both moves
        "ETH, 3.00, , 0, false", // nor does what nobody has reckoned
        "SOL, 3.00, 20, 0, false"
    })
    void a_better_offer_that_is_fresh_and_elsewhere_is_left_for(
            String symbol, BigDecimal apy, BigDecimal ev, int ago, boolean leaves) {
        scans.best(new Best(symbol, apy, Optional.ofNullable(ev).map(Usd::new), NOW.minusSeconds(ago)));

        assertThat(code()).isEqualTo(leaves ? Optional.of(ExitCode.OPPORTUNITY_COST) : Optional.empty());
    }

    // ---- depth

    @ParameterizedTest(name = "{0} at the top: early profit {1}")
    @CsvSource({"0.1, false", "2, true"})
    void an_early_profit_is_taken_by_what_the_book_bears_and_not_by_its_top(String top, boolean leaves) {
        sells(top);

        assertThat(code()).isEqualTo(leaves ? Optional.of(ExitCode.EARLY_TAKE_PROFIT) : Optional.empty());
    }

    @Test
    void a_book_that_ends_before_the_trade_does_promises_nothing() {
        early();
        pair.lighter.book(new String[][] {{"148.88", "100"}}, new String[][] {{"148.90", "1.9"}});

        assertThat(code()).isEmpty();
    }

    private void early() {
        pair = pair(Map.of(
                "trading.early_take_profit_enabled", "true",
                "trading.early_take_profit_net_usd", "1",
                "trading.early_tp_fast_close_enabled", "false"));
        sightings = sightings();
    }

    private void sells(String top) {
        early();
        pair.lighter.book(new String[][] {{"148.88", "100"}}, new String[][] {{"148.90", top}, {"150.10", "100"}});
    }

    // ---- accounts

    @Test
    void the_worse_of_both_accounts_is_in_the_row_and_a_reading_that_is_old_is_none() {
        readings.put("lighter", reading("lighter", "80", NOW));
        readings.put("x10", reading("x10", "25", NOW.minusSeconds(60)));
        assertThat(health()).contains(new BigDecimal("0.25"));

        readings.put("x10", reading("x10", "25", NOW.minusSeconds(61)));
        sightings = sightings();
        assertThat(health()).isEmpty();
    }

    private Optional<BigDecimal> health() {
        var unused = code();
        List<HeldSnapshot> rows = sightings.due();
        assertThat(rows).hasSize(1);
        return rows.getFirst().risk().healthDistance().map(AccountHealth::distance);
    }

    private static AccountReadings.Reading reading(String venue, String available, Instant at) {
        return new AccountReadings.Reading(new Balance(venue, "USDC", Usd.of("100"), Usd.of(available)), at);
    }

    // ---- sizes

    @Test
    void the_row_says_what_sizing_would_allow_now_and_nothing_of_accounts_that_are_not_known() {
        readings.put("lighter", reading("lighter", "80", NOW));
        readings.put("x10", reading("x10", "25", NOW));
        // of 25.00 at 7 times the margin 95 % may be used: 166.25, in lots of 0.01 at 150.12
        assertThat(suggested()).contains(Usd.of("165.132"));

        readings.put("lighter", reading("lighter", "4.99", NOW));
        assertThat(suggested()).as("nothing can be entered by that").isEmpty();

        readings.remove("lighter");
        assertThat(suggested()).isEmpty();
    }

    private Optional<Usd> suggested() {
        sightings = sightings();
        var unused = code();
        return sightings.due().getFirst().position().suggestedNotional();
    }

    // ---- volatility

    @Test
    void a_price_comes_with_the_volatility_of_the_last_hour_once_enough_of_it_was_seen() {
        Instant begin = NOW.truncatedTo(ChronoUnit.MINUTES);
        List<Price> seen = new ArrayList<>();
        for (int minute = 0; minute <= 10; minute++) {
            assertThat(volatility()).as("before minute %s", minute).isEmpty();
            String bid = minute % 2 == 0 ? "148.80" : "149.10";
            pair.lighter.top(bid, "149.20", "100");
            seen.add(Price.of(bid).midTo(Price.of("149.20")));
            looks(begin.plusSeconds(60L * minute), begin.plusSeconds(60L * minute + 5));
        }
        assertThat(volatility()).isEqualTo(HourVolatility.measured(seen)).isPresent();

        now = now.plusSeconds(120);
        assertThat(volatility()).as("a minute has gone by unseen").isEmpty();
    }

    private Optional<BigDecimal> volatility() {
        Venues venues = new Venues(List.of(pair.lighter.venue(), pair.x10.venue()));
        Priced priced = new VenueMarket(venues, mids, () -> now).quote(pair.terms.lead());
        return ((Priced.At) priced).volatility();
    }

    // ---- warnings

    @Test
    void a_rule_that_lacks_its_data_is_told_of_once_an_hour() {
        looks(NOW, NOW.plusSeconds(5), NOW.plus(Duration.ofHours(1)));

        assertThat(warned)
                .extracting(Alert::key)
                .containsExactly(
                        "T-1/EMERGENCY_LIQUIDATION-DATA_MISSING/2026-03-04T12:00:00Z",
                        "T-1/EMERGENCY_LIQUIDATION-DATA_MISSING/2026-03-04T13:00:00Z");
        assertThat(warned).allMatch(alert -> alert.code().equals("RSK-014"));
    }

    @Test
    void legs_that_differ_by_more_than_a_hundredth_are_told_of() {
        filled = new LegFills(fill("300.216", "0.006"), new LegFill(Quantity.of("1.97"), Usd.of("295.8"), Usd.ZERO));
        looks(NOW);

        assertThat(warned).extracting(Alert::code).contains("HDG-012");
    }

    private void looks(Instant... at) {
        for (Instant each : at) {
            now = each;
            var unused = look();
        }
    }

    // ---- the look

    private Optional<ExitCode> code() {
        now = NOW;
        return look();
    }

    private Optional<ExitCode> look() {
        Venues venues = new Venues(List.of(pair.lighter.venue(), pair.x10.venue()));
        HeldCarry held = new HeldCarry(pair.terms, filled, OPENED, Usd.ZERO, now);
        CarryLook look = new CarryLook(venues, Duration.ZERO, sightings, () -> now);
        return look.at(new Watching(held)).map(seen -> {
            ExitInputs inputs = ((Watched.Ruled) seen).inputs();
            return ExitRules.decide(
                            inputs, pair.terms.settings().orElseThrow().keys().exit())
                    .code();
        });
    }

    private Sightings sightings() {
        Venues venues = new Venues(List.of(pair.lighter.venue(), pair.x10.venue()));
        return new Sightings(
                new MemoryHeldRows(),
                new Outlook(
                        new PaidApys(venues),
                        new ScannedElsewhere(scans),
                        new ReadAccounts(known()),
                        new SizedAnew(venues, known(), books),
                        mids,
                        Optional.empty(),
                        warned::add));
    }

    private AccountReadings known() {
        return new AccountReadings() {
            @Override
            public void keep(Balance balance, Instant at) {
                readings.put(balance.venue(), new Reading(balance, at));
            }

            @Override
            public Map<String, Reading> latest() {
                return readings;
            }
        };
    }

    private static LegFill fill(String value, String fee) {
        return new LegFill(Quantity.of("2"), Usd.of(value), Usd.of(fee));
    }

    /** Both venues hold their leg. */
    private static ScriptedPair held(ScriptedPair pair) {
        hold(pair.lighter, pair.terms.lead(), "150.10");
        hold(pair.x10, pair.terms.hedge(), "150.16");
        return pair;
    }

    private static void hold(ScriptedVenue venue, Leg leg, String price) {
        var unused = venue.place(
                new OrderIntent(
                        new OrderKey("T-1", leg.name().slot(), 1),
                        1,
                        leg.venue(),
                        leg.symbol(),
                        leg.side(),
                        Quantity.of("2"),
                        Price.of(price),
                        TimeInForce.IOC,
                        Purpose.ENTRY,
                        false),
                OPENED);
    }
}
