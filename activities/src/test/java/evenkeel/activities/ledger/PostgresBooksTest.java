package evenkeel.activities.ledger;

import static evenkeel.activities.ledger.contract.SampleTrade.NOON;
import static evenkeel.activities.ledger.contract.SampleTrade.says;
import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.ledger.contract.BooksContract;
import evenkeel.activities.ledger.contract.SampleTrade;
import evenkeel.domain.carry.Admission;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderStatus;
import evenkeel.domain.venue.Fee;
import evenkeel.domain.venue.Fill;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class PostgresBooksTest implements BooksContract {
    private static final LedgerDatabase DATABASE = LedgerServer.open(LedgerServer.emptyDatabase());
    private static final Books BOOKS = DATABASE.books();

    private final JdbcClient sql = JdbcClient.create(DATABASE.dataSource());

    @Override
    public Books books() {
        return BOOKS;
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @AfterEach
    void all_accounts_sum_to_zero_and_capital_is_what_its_reservations_say() {
        assertThat(sql.sql("SELECT * FROM capital_adrift").query().listOfRows()).isEmpty();
        assertThat(sql.sql("SELECT * FROM out_of_balance").query().listOfRows()).isEmpty();
    }

    @Test
    void a_flat_trade_is_worth_its_proceeds_less_fees_less_funding() {
        SampleTrade trade = SampleTrade.fresh();
        books().admit(trade.terms(), NOON);
        fill(trade, trade.entry(1), "f1", "100");
        fill(trade, trade.answer(1), "f2", "101");
        fill(trade, trade.exit(2), "f3", "103");
        books().bookFunding(trade.trade(), "lead", trade.payment("p1", "0.125"));

        assertThat(money(trade, trade.symbol(), "POSITION")).contains("-1.5");
        assertThat(money(trade, "USDT", "PROCEEDS")).contains("156.0");
        assertThat(money(trade, "USDT", "FEES")).contains("0.003");
        assertThat(money(trade, "USD", "FUNDING")).contains("-0.125");
    }

    @Test
    void F51_a_fee_of_unknown_worth_is_listed_and_not_summed_as_nothing() {
        SampleTrade trade = SampleTrade.fresh();
        books().admit(trade.terms(), NOON);
        OrderIntent order = trade.entry(1);
        books().commit(order, NOON);
        books().claimSend(order.key(), NOON, Optional.empty());
        Fee known = Fee.of(new BigDecimal("0.002"), "BNB").at(new BigDecimal("600"));
        Fee unknown = Fee.of(new BigDecimal("0.001"), "BNB");
        List<Fill> fills = List.of(
                trade.fill(order, "f1", "1", "100").with(known),
                trade.fill(order, "f2", "0.5", "100").with(unknown));
        books().book(order.key(), says(OrderStatus.FILLED, "1.5"), fills, NOON);

        assertThat(money(trade, "BNB", "FEES")).contains("0.003");
        assertThat(sql.sql("SELECT amount FROM fee_unvalued WHERE trade_id = :trade")
                        .param("trade", trade.trade())
                        .query(String.class)
                        .list())
                .containsExactly("0.001");
    }

    @Test
    void a_trade_tells_its_story() {
        SampleTrade trade = SampleTrade.fresh();
        books().admit(trade.terms(), NOON.minusSeconds(5));
        books().advance(trade.step(TradeStatus.OPENING));
        fill(trade, trade.entry(1), "f1", "100");

        List<String> story = sql.sql("SELECT what || ' ' || text FROM trade_story WHERE trade_id = :trade ORDER BY at")
                .param("trade", trade.trade())
                .query((row, n) -> row.getString(1))
                .list();

        assertThat(story)
                .startsWith("trade PENDING")
                .contains(
                        "trade OPENING",
                        "order lead/1 FILLED: buy 1.5 " + trade.symbol() + " @alpha ioc 100",
                        "fill lead/1 buy 1.5 " + trade.symbol() + " at 100 fee 0.001 USDT");
    }

    /** In the claims' index they would wait for each other until the server sees it. */
    @Test
    void F3_a_rival_for_a_symbol_waits_until_the_one_before_has_committed() throws Exception {
        SampleTrade trade = SampleTrade.fresh();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Connection before = DATABASE.dataSource().getConnection()) {
            before.setAutoCommit(false);
            try (PreparedStatement queue = before.prepareStatement("SELECT pg_advisory_xact_lock(hashtext(?))")) {
                queue.setString(1, "claim " + trade.symbol());
                queue.execute();
            }

            Future<Admission> rival = threads.submit(() -> books().admit(trade.terms(), NOON));
            while (waiting() == 0) {
                assertThat(rival).isNotDone();
                Thread.sleep(5);
            }
            before.rollback();

            assertThat(rival.get().granted()).isTrue();
        }
    }

    private long waiting() {
        return sql.sql("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
                .query(Long.class)
                .single();
    }

    private void fill(SampleTrade trade, OrderIntent order, String tradeId, String price) {
        books().commit(order, NOON);
        books().claimSend(order.key(), NOON, Optional.empty());
        books().book(
                        order.key(),
                        says(OrderStatus.FILLED, "1.5"),
                        List.of(trade.fill(order, tradeId, "1.5", price)),
                        NOON);
    }

    private Optional<String> money(SampleTrade trade, String currency, String kind) {
        return sql.sql("""
                        SELECT CAST(amount AS text) FROM trade_money
                        WHERE trade_id = :trade AND currency = :currency AND kind = :kind
                        """)
                .param("trade", trade.trade())
                .param("currency", currency)
                .param("kind", kind)
                .query(String.class)
                .optional();
    }
}
