package evenkeel.activities.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.ledger.LedgerRule;
import evenkeel.domain.money.Dollars;
import evenkeel.domain.order.OrderStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database keeps the domain's rules: its tables and constraints say the same as our enums. */
class LedgerRulesTest {
    private static final LedgerDatabase DATABASE = LedgerServer.open(LedgerServer.emptyDatabase());
    private static final JdbcClient SQL = JdbcClient.create(DATABASE.dataSource());

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void the_moves_of_an_order_are_the_domain_s() {
        for (OrderStatus from : OrderStatus.values()) {
            List<OrderStatus> allowed =
                    Arrays.stream(OrderStatus.values()).filter(from::mayBecome).toList();
            assertThat(moves("order_transition", from.name()))
                    .as(from.name())
                    .containsExactlyInAnyOrderElementsOf(
                            allowed.stream().map(Enum::name).toList());
        }
    }

    @Test
    void the_moves_of_a_trade_are_the_domain_s() {
        for (TradeStatus from : TradeStatus.values()) {
            List<TradeStatus> allowed =
                    Arrays.stream(TradeStatus.values()).filter(from::mayBecome).toList();
            assertThat(moves("trade_transition", from.name()))
                    .as(from.name())
                    .containsExactlyInAnyOrderElementsOf(
                            allowed.stream().map(Enum::name).toList());
        }
    }

    @Test
    void live_and_final_statuses_are_the_domain_s() {
        for (TradeStatus status : TradeStatus.values()) {
            assertThat(SQL.sql("SELECT trade_is_over(:status)")
                            .param("status", status.name())
                            .query(Boolean.class)
                            .single())
                    .isEqualTo(status.isFinal());
        }
        String live = SQL.sql("SELECT indexdef FROM pg_indexes WHERE indexname = 'one_live'")
                .query(String.class)
                .single();
        for (OrderStatus status : OrderStatus.values()) {
            assertThat(live.contains("'" + status + "'")).as(status.name()).isEqualTo(!status.isFinal());
        }
    }

    @Test
    void every_rule_of_the_ledger_has_a_constraint_of_its_name() {
        Set<String> names =
                Set.copyOf(SQL.sql("""
                SELECT conname FROM pg_constraint
                UNION SELECT indexname FROM pg_indexes
                UNION SELECT (regexp_matches(prosrc, 'refuse\\(''(\\w+)''', 'g'))[1] FROM pg_proc
                UNION SELECT (regexp_matches(pg_get_triggerdef(oid), 'refuse_change\\(''(\\w+)''\\)'))[1] FROM pg_trigger
                """).query((row, n) -> row.getString(1)).list());

        assertThat(Stream.of(LedgerRule.values()).map(LedgerRule::word)).allMatch(names::contains);
    }

    @Test
    void F51_the_dollars_are_the_domain_s() {
        for (String currency : List.of("USD", "USDT", "USDC", "BNB", "EUR", "usd", "")) {
            assertThat(SQL.sql("SELECT is_dollar(:currency)")
                            .param("currency", currency)
                            .query(Boolean.class)
                            .single())
                    .as(currency)
                    .isEqualTo(Dollars.include(currency));
        }
    }

    private List<String> moves(String table, String from) {
        return SQL.sql("SELECT t FROM " + table + " WHERE f = :f")
                .param("f", from)
                .query((row, n) -> row.getString(1))
                .list();
    }
}
