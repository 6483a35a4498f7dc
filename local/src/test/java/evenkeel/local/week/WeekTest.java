package evenkeel.local.week;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.domain.money.Usd;
import evenkeel.simulator.week.Attribution;
import evenkeel.simulator.week.MarketWeek;
import evenkeel.simulator.week.Statement;
import evenkeel.simulator.week.WeekResult;
import evenkeel.simulator.week.WeekTrade;
import evenkeel.starter.scan.Verdict.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class WeekTest {
    private static final Duration LOOKS = Duration.ofMinutes(5);

    @Test
    void the_same_seed_gives_the_same_table_byte_for_byte_and_another_one_another() {
        String once = table(7);

        assertThat(table(7)).isEqualTo(once);
        assertThat(table(8)).isNotEqualTo(once);
    }

    @Test
    void what_is_attributed_to_prices_funding_and_fees_is_what_ledger_venues_and_balances_say() {
        Set<String> exits = new TreeSet<>();
        Set<String> left = new TreeSet<>();
        for (long seed = 1; seed <= 4; seed++) {
            WeekResult result = WeekRun.of(new MarketWeek(seed, 5, LOOKS));

            assertThat(result.broken()).as("seed %d", seed).isEmpty();
            assertThat(result.statements()).as("seed %d", seed).hasSize(2).allMatch(Statement::agrees);
            assertThat(sum(result.statements())).as("seed %d", seed).isEqualTo(result.total());
            assertThat(result.trades()).filteredOn(WeekTrade::opened).hasSizeGreaterThan(10);
            assertThat(result.total().funding()).isGreaterThan(Usd.ZERO);
            result.trades().stream().filter(WeekTrade::opened).forEach(trade -> exits.add(trade.reason()));
            left.addAll(result.left().keySet());
            assertThat(result.around().get("reconciled"))
                    .as("every five minutes, save for the ninety in which a venue was out")
                    .isBetween(5 * 288L - 19, 5 * 288L - 17);
            assertThat(result.around().get("BALANCE_UNREADABLE"))
                    .as("a minute each, by the round that finds the last one over")
                    .isBetween(80L, 90L);
        }

        assertThat(exits).contains("MANUAL_CLOSE").hasSizeGreaterThanOrEqualTo(5);
        assertThat(left)
                .contains(
                        Reason.APY_BELOW_MIN.name(),
                        Reason.MAX_TRADES.name(),
                        Reason.DEPTH_CAP_FAILED.name(),
                        Reason.ENTRY_COOLDOWN.name(),
                        Reason.TRADING_PAUSED.name())
                .containsAnyOf(Reason.MISSING_MARKET_DATA.name(), Reason.NO_EQUITY.name());
    }

    @Test
    void a_cent_that_one_of_them_does_not_know_of_is_told() {
        WeekResult result = WeekRun.of(new MarketWeek(3, 1, LOOKS));
        Statement lead = result.statements().getFirst();
        List<Statement> wrong = new ArrayList<>(result.statements());
        wrong.set(
                0,
                new Statement(
                        lead.venue(),
                        lead.ledger(),
                        lead.account(),
                        lead.balanceChange().plus(Usd.of("0.01"))));

        WeekResult doubted =
                new WeekResult(result.week(), result.trades(), result.left(), result.around(), wrong, result.broken());

        assertThat(WeekPage.TABLE.of(result)).contains("ledger, venues and balances agree");
        assertThat(doubted.isTrue()).isFalse();
        assertThat(WeekPage.TABLE.of(doubted)).contains("-0.01", "ledger, venues or balances DIFFER");
    }

    private static String table(long seed) {
        return WeekPage.TABLE.of(WeekRun.of(new MarketWeek(seed, 4, LOOKS)));
    }

    private static Attribution sum(List<Statement> statements) {
        return statements.stream().map(Statement::ledger).reduce(Attribution.NOTHING, Attribution::plus);
    }
}
