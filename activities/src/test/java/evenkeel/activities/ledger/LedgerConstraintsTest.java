package evenkeel.activities.ledger;

import static evenkeel.activities.ledger.contract.SampleTrade.NOON;
import static evenkeel.activities.ledger.contract.SampleTrade.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.activities.ledger.contract.SampleTrade;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.ledger.LedgerRule;
import evenkeel.domain.order.OrderStatus;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What the database refuses by itself, whatever program writes. */
class LedgerConstraintsTest {
    private static final String URL = LedgerServer.emptyDatabase();
    private static final LedgerDatabase DATABASE = LedgerServer.open(URL);
    private static final String TXN = "11111111-1111-1111-1111-111111111111";
    private static final String NEW_TXN = "INSERT INTO ledger_txn (id, cause, source, source_event_id, at) VALUES ('"
            + TXN + "', 'FILL', 'test', 'event', now())";

    private final Books books = DATABASE.books();
    private final SampleTrade trade = SampleTrade.fresh();
    private final String order = trade.entry(1).clientId();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    /** An open trade, long 0.5 of 1.5 by a living order, and a payment. */
    @BeforeEach
    void a_partly_filled_trade() {
        books.admit(trade.terms(), NOON);
        books.advance(trade.step(TradeStatus.OPENING));
        books.commit(trade.entry(1), NOON);
        books.claimSend(trade.lead(1), NOON, Optional.of(NOON.plusSeconds(5)));
        books.book(
                trade.lead(1),
                says(OrderStatus.PARTIALLY_FILLED, "0.5"),
                List.of(trade.fill(trade.entry(1), "f1", "0.5", "100")),
                NOON);
        books.bookFunding(trade.trade(), "lead", trade.payment("p1", "0.25"));
    }

    @Test
    void money_that_does_not_balance_is_refused_at_commit() {
        assertRefused(
                LedgerRule.TRANSACTION_BALANCED,
                newPayment(),
                entry(1, "cash:alpha", "USD", "10"),
                entry(2, "funding:" + trade.trade() + "/lead", "USD", "-9"));
        assertRefused(
                LedgerRule.TRANSACTION_BALANCED,
                newPayment(),
                entry(1, "cash:alpha", "USDT", "10"),
                entry(2, "funding:" + trade.trade() + "/lead", "USD", "-10"));
    }

    @Test
    void a_transaction_without_lines_or_with_one_is_refused() {
        assertRefused(LedgerRule.TRANSACTION_BALANCED, NEW_TXN);
        assertRefused(LedgerRule.TRANSACTION_BALANCED, NEW_TXN, entry(1, "cash:alpha", "USDT", "10"));
    }

    @Test
    void a_line_that_is_added_to_an_old_transaction_is_refused() {
        assertRefused(LedgerRule.TRANSACTION_BALANCED, """
                INSERT INTO ledger_entry (txn_id, line, account_id, currency, amount)
                SELECT txn_id, 99, 'cash:alpha', 'USDT', 1 FROM fill WHERE client_order_id = '%s'
                """.formatted(order));
    }

    @Test
    void a_transaction_of_nothing_that_happened_is_refused() {
        assertRefused(
                LedgerRule.TRANSACTION_CAUSED,
                NEW_TXN,
                entry(1, "proceeds:" + trade.trade() + "/lead", "USDT", "10"),
                entry(2, "counter:alpha", "USDT", "-10"));
    }

    @Test
    void an_event_is_booked_once() {
        assertRefused(LedgerRule.TRANSACTION_ONCE, """
                INSERT INTO ledger_txn (id, cause, source, source_event_id, at)
                SELECT '%s', cause, source, source_event_id, at FROM ledger_txn LIMIT 1
                """.formatted(TXN));
        assertRefused(LedgerRule.FUNDING_ONCE, """
                INSERT INTO funding_booking SELECT venue, account, symbol, event_id, trade_id, 'hedge', paid_at, 0, NULL
                FROM funding_booking WHERE trade_id = '%s'
                """.formatted(trade.trade()));
        assertRefused(LedgerRule.FILL_ONCE, """
                INSERT INTO fill SELECT venue, account, symbol, venue_trade_id, client_order_id, side, 1, price, fee,
                    fee_currency, maker, venue_time, booked_at, '%s' FROM fill WHERE client_order_id = '%s'
                """.formatted(TXN, order));
        assertRefused(LedgerRule.FILL_POSTED, copyOfFill("quantity", "txn_id"));
    }

    @Test
    void F48_a_payment_is_changed_by_taking_it_back_whole_and_booking_it_anew_in_the_same_place() {
        assertRefused(LedgerRule.FUNDING_RESTATED, change("2", "-0.1", "lead"));
        assertRefused(LedgerRule.FUNDING_RESTATED, change("2", "-0.25", "hedge"));
        assertRefused(LedgerRule.FUNDING_RESTATED, change("3", "0.25", "lead"));
        assertRefused(
                LedgerRule.FUNDING_RESTATED,
                NEW_TXN.replace("FILL", "FUNDING"),
                entry(1, "cash:alpha", "USD", "-0.25"),
                entry(2, "funding:" + trade.trade() + "/lead", "USD", "0.25"),
                change("2", "-0.25", "lead"));
    }

    @Test
    void an_entry_goes_to_an_account_of_its_currency() {
        assertRefused(LedgerRule.ACCOUNT_KNOWN, NEW_TXN, entry(1, "cash:alpha", "EUR", "10"));
        assertRefused(LedgerRule.ACCOUNT_KNOWN, NEW_TXN, entry(1, "cash:nowhere", "USDT", "10"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'NaN'", "'Infinity'", "'-Infinity'", "0.1234567890123456789"})
    void an_amount_that_is_not_exact_is_refused(String amount) {
        assertRefused(LedgerRule.AMOUNT_EXACT, NEW_TXN, entry(1, "cash:alpha", "USDT", amount));
    }

    @Test
    void an_entry_of_nothing_is_refused() {
        assertRefused(LedgerRule.AMOUNT_NOT_ZERO, NEW_TXN, entry(1, "cash:alpha", "USDT", "0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ledger_entry",
                "ledger_txn",
                "ledger_account",
                "fill",
                "funding_booking",
                "order_intent",
                "order_step",
                "trade",
                "trade_step",
                "position_claim",
                "correction",
                "alert"
            })
    void what_was_booked_is_never_removed(String table) {
        assertRefusedByName("append_only|fill_fixed|funding_fixed|order_fixed|trade_fixed", "DELETE FROM " + table);
        assertRefusedByName(
                "append_only|fill_fixed|funding_fixed|order_fixed|trade_fixed", "TRUNCATE " + table + " CASCADE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE ledger_entry SET amount = amount * 2",
                "UPDATE ledger_txn SET at = now()",
                "UPDATE trade_step SET at = now()",
                "UPDATE order_step SET at = now()",
                "UPDATE alert SET text = ''",
                "UPDATE correction SET at = now()",
                "UPDATE position_claim SET symbol = 'OTHER'"
            })
    void what_was_booked_is_never_changed(String change) {
        assertRefused(LedgerRule.APPEND_ONLY, change);
    }

    @Test
    void a_booked_fill_and_a_booked_payment_never_change() {
        assertRefused(LedgerRule.FILL_FIXED, "UPDATE fill SET fee = 0");
        assertRefused(LedgerRule.FUNDING_FIXED, "UPDATE funding_booking SET amount = 1");
    }

    @Test
    void a_second_live_order_in_a_slot_is_refused() {
        assertRefused(LedgerRule.ONE_LIVE, copyOfOrder("ee01" + "0".repeat(28), "2", "ENTRY", "INTENT"));
    }

    @Test
    void an_order_is_what_its_identity_says() {
        assertRefused(LedgerRule.ORDER_CLIENT_ID, copyOfOrder("free-text", "2", "ENTRY", "INTENT"));
        assertRefused(LedgerRule.ORDER_ONCE, copyOfOrder(order, "2", "ENTRY", "INTENT"));
        assertRefused(LedgerRule.ORDER_KEY_ONCE, copyOfOrder("ee01" + "0".repeat(28), "1", "ENTRY", "INTENT"));
        assertRefused(LedgerRule.ORDER_REDUCES, copyOfOrder("ee01" + "0".repeat(28), "2", "REDUCE", "INTENT"));
        assertRefused(LedgerRule.ORDER_BEGINS, copyOfOrder("ee01" + "0".repeat(28), "2", "ENTRY", "OPEN"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quantity = 3",
                "limit_price = 99",
                "side = 'SELL'",
                "venue = 'beta'",
                "seq = 7",
                "reduce_only = true",
                "sent_at = now()",
                "fence_until = NULL",
                "request_sha256 = sha256('other')"
            })
    void a_committed_order_never_changes(String change) {
        assertRefused(LedgerRule.ORDER_FIXED, "UPDATE order_intent SET " + change + where());
    }

    @Test
    void F18_a_fill_never_goes_back_nor_beyond_what_was_ordered() {
        assertRefused(LedgerRule.FILL_NEVER_SHRINKS, "UPDATE order_intent SET filled = 0.4" + where());
        assertRefused(LedgerRule.FILL_WITHIN, "UPDATE order_intent SET filled = 1.6" + where());
    }

    @Test
    void a_filled_order_is_full_and_only_a_filled_one() {
        assertRefused(LedgerRule.FILL_FITS_STATUS, "UPDATE order_intent SET status = 'FILLED'" + where());
        assertRefused(LedgerRule.FILL_FITS_STATUS, "UPDATE order_intent SET filled = 1.5" + where());
    }

    @Test
    void what_filled_is_the_sum_of_the_booked_fills() {
        assertRefused(LedgerRule.FILL_SUM, "UPDATE order_intent SET filled = 1" + where());
        assertRefused(
                LedgerRule.FILL_SUM,
                NEW_TXN,
                entry(1, "proceeds:" + trade.trade() + "/lead", "USDT", "10"),
                entry(2, "counter:alpha", "USDT", "-10"),
                copyOfFill("0.1", "'" + TXN + "'"));
    }

    @Test
    void an_order_moves_along_its_graph_only() {
        assertRefused(LedgerRule.ORDER_GRAPH, "UPDATE order_intent SET status = 'UNKNOWN', filled = 0.5" + where());
        assertRefused(LedgerRule.ORDER_GRAPH, "UPDATE order_intent SET status = 'REJECTED'" + where());
        books.book(trade.lead(1), says(OrderStatus.CANCELLED, "0.5"), List.of(), NOON);
        assertRefused(LedgerRule.ORDER_GRAPH, "UPDATE order_intent SET status = 'PARTIALLY_FILLED'" + where());
    }

    @Test
    void an_order_that_has_ended_moves_again_only_by_a_fill_that_was_not_known() {
        books.commit(trade.answer(1), NOON);
        books.claimSend(trade.hedge(1), NOON, Optional.empty());
        books.mark(trade.hedge(1), OrderStatus.ABSENT, "not found", NOON);
        String hedge = " WHERE client_order_id = '" + trade.answer(1).clientId() + "'";

        assertRefused(LedgerRule.ORDER_STAYS_ENDED, "UPDATE order_intent SET status = 'CANCELLED'" + hedge);
        assertRefused(LedgerRule.FILL_SUM, "UPDATE order_intent SET status = 'CANCELLED', filled = 0.5" + hedge);
        assertRefused(
                LedgerRule.ORDER_GRAPH, "UPDATE order_intent SET status = 'PARTIALLY_FILLED', filled = 0.5" + hedge);
    }

    @Test
    void an_order_that_was_answered_was_sent() {
        books.commit(trade.answer(1), NOON);

        assertRefused(
                LedgerRule.ORDER_WAS_SENT,
                "UPDATE order_intent SET status = 'SENT' WHERE client_order_id = '"
                        + trade.answer(1).clientId() + "'");
    }

    @Test
    void a_fill_belongs_to_a_committed_order_of_its_side() {
        assertRefused(LedgerRule.FILL_OF_ORDER, """
                INSERT INTO fill SELECT venue, account, symbol, 'f9', 'ee0100000000000000000000000000000000', side, quantity,
                    price, fee, fee_currency, maker, venue_time, booked_at, '%s' FROM fill WHERE client_order_id = '%s'
                """.formatted(TXN, order));
        assertRefused(LedgerRule.FILL_OF_ORDER, """
                INSERT INTO fill SELECT venue, account, symbol, 'f9', client_order_id, 'SELL', quantity, price, fee,
                    fee_currency, maker, venue_time, booked_at, '%s' FROM fill WHERE client_order_id = '%s'
                """.formatted(TXN, order));
    }

    @Test
    void a_symbol_has_one_owner() {
        SampleTrade other = SampleTrade.fresh();
        books.admit(other.terms(), NOON);

        assertRefused(
                LedgerRule.ONE_OWNER,
                "INSERT INTO position_claim (venue, symbol, trade_id, since) VALUES ('alpha', '%s', '%s', now())"
                        .formatted(trade.symbol(), other.trade()));
    }

    @Test
    void I10_an_epoch_never_falls_and_only_the_present_one_sends() {
        books.takeOver(trade.trade(), "guard", NOON);
        String mine = " WHERE trade_id = '" + trade.trade() + "'";
        assertRefused(LedgerRule.EPOCH_NEVER_FALLS, "UPDATE trade SET epoch = 1 WHERE id = '" + trade.trade() + "'");
        assertRefused(LedgerRule.ORDER_FIXED, "UPDATE order_intent SET epoch = 2" + mine);
        assertRefused(LedgerRule.APPEND_ONLY, "UPDATE takeover SET by_whom = 'me'" + mine);
        SampleTrade late = SampleTrade.fresh();
        books.admit(late.terms(), NOON);
        books.commit(late.entry(1), NOON);
        books.takeOver(late.trade(), "guard", NOON);
        assertRefused(
                LedgerRule.EPOCH_STALE,
                "UPDATE order_intent SET status = 'SENT', sent_at = now() WHERE trade_id = '" + late.trade() + "'");
        assertRefused(
                LedgerRule.EPOCH_KNOWN,
                "UPDATE trade SET epoch = 9 WHERE id = '" + late.trade() + "'",
                "INSERT INTO order_intent SELECT (jsonb_populate_record(o, '{\"seq\": 7, \"epoch\": 10, \"leg\": \"x\","
                        + "\"client_order_id\": \"ee01" + "0".repeat(28)
                        + "\"}')).* FROM order_intent o WHERE trade_id = '"
                        + late.trade() + "'");
    }

    @Test
    void a_trade_begins_pending_moves_along_its_graph_and_keeps_its_terms() {
        String mine = " WHERE id = '" + trade.trade() + "'";
        assertRefused(LedgerRule.TRADE_GRAPH, "UPDATE trade SET status = 'PENDING'" + mine);
        assertRefused(LedgerRule.TRADE_GRAPH, "UPDATE trade SET status = 'CLOSED', ended_at = now()" + mine);
        assertRefused(LedgerRule.TRADE_ENDED, "UPDATE trade SET status = 'FAILED'" + mine);
        assertRefused(LedgerRule.TRADE_ENDS_CLEAN, "UPDATE trade SET ended_at = now()" + mine);
        assertRefused(LedgerRule.TRADE_FIXED, "UPDATE trade SET terms = '{}'" + mine);
        assertRefused(LedgerRule.TRADE_BEGINS, copyOfTrade("t9", "s9", "OPEN"));
        assertRefused(LedgerRule.TRADE_SIGNAL_ONCE, copyOfTrade("t9", trade.signal(), "PENDING"));
    }

    // each refused write rolls back as a whole: the trade of the next one is untouched

    /** The open claim and one from its own past. */
    @Test
    void F3_claims_that_overlap_in_time_are_refused_whoever_writes_them() {
        String rival = copyOfTrade("rival-" + trade.trade(), "rival-" + trade.signal(), "PENDING");
        String claim = """
                INSERT INTO position_claim (venue, symbol, trade_id, since, until)
                SELECT venue, symbol, 'rival-' || trade_id, %s, %s FROM position_claim
                WHERE trade_id = '%s' AND venue = 'alpha'
                """;

        assertRefused(
                LedgerRule.CLAIMS_APART,
                rival,
                claim.formatted("since + interval '1 hour'", "since + interval '2 hours'", trade.trade()));
        assertRefused(
                LedgerRule.CLAIMS_APART,
                rival,
                claim.formatted("since - interval '1 hour'", "since + interval '1 microsecond'", trade.trade()));
    }

    @Test
    void I21_more_capital_than_there_is_cannot_be_out() {
        String capped = "INSERT INTO capital (scope, wanted_slots, wanted_notional, slots, notional) "
                + "VALUES ('account:one', 1, 100, 1, 100)";

        assertRefused(LedgerRule.CAPITAL_WITHIN, capped, reservation(1, "100.01", "PENDING"));
        assertRefused(LedgerRule.CAPITAL_WITHIN, capped, reservation(2, "1", "PENDING"));
        assertRefused(LedgerRule.CAPITAL_WITHIN, capped, "UPDATE capital SET slots_used = 2");
        assertRefused(LedgerRule.CAPITAL_WITHIN, capped, "UPDATE capital SET notional_reserved = -1");
    }

    @Test
    void I21_a_reservation_resolves_once_and_never_changes() {
        String capped = "INSERT INTO capital (scope, wanted_slots, wanted_notional, slots, notional) "
                + "VALUES ('account:one', 5, 100, 5, 100)";
        String reserved = reservation(1, "10", "PENDING");
        LedgerRule once = LedgerRule.RESERVATION_RESOLVES_ONCE;

        assertRefused(once, capped, reservation(1, "10", "POSTED"));
        assertRefused(once, capped, reserved, become("VOIDED"), become("POSTED"));
        assertRefused(once, capped, reserved, become("POSTED"), become("VOIDED"));
        assertRefused(once, capped, reserved, become("POSTED"), become("RELEASED"), become("RELEASED"));
        assertRefused(once, capped, reserved, become("RELEASED"));
        assertRefused(once, capped, reserved, "UPDATE reservation SET status = 'POSTED', slots = 0");
        assertRefused(LedgerRule.RESERVATION_ONCE, capped, reserved, reserved);
        assertRefused(LedgerRule.APPEND_ONLY, capped, reserved, "DELETE FROM reservation");
    }

    @Test
    void what_the_gate_refused_stays_as_it_was() {
        String refusal =
                "INSERT INTO gate_refusal (client_order_id, trade_id, at, code, text) VALUES ('%s', '%s', now(), 'x', '')"
                        .formatted(order, trade.trade());

        assertRefused(LedgerRule.REFUSAL_ONCE, refusal, refusal);
        assertRefused(LedgerRule.APPEND_ONLY, refusal, "UPDATE gate_refusal SET code = 'y'");
        assertRefused(LedgerRule.APPEND_ONLY, refusal, "DELETE FROM gate_refusal");
    }

    private String reservation(int slots, String notional, String status) {
        return "INSERT INTO reservation (trade_id, scope, slots, notional, status) VALUES ('%s', 'account:one', %d, %s, '%s')"
                .formatted(trade.trade(), slots, notional, status);
    }

    private static String become(String status) {
        return "UPDATE reservation SET status = '" + status + "' WHERE scope = 'account:one'";
    }

    private void assertRefused(LedgerRule rule, String... writes) {
        assertRefusedByName(rule.word(), writes);
    }

    private void assertRefusedByName(String rules, String... writes) {
        assertThatThrownBy(() -> write(writes)).isInstanceOfSatisfying(PSQLException.class, refusal -> {
            assertThat(Optional.ofNullable(refusal.getServerErrorMessage()).map(ServerErrorMessage::getConstraint))
                    .hasValueSatisfying(constraint -> assertThat(constraint).matches(rules));
        });
    }

    private static void write(String... writes) throws SQLException {
        try (Connection connection = LedgerServer.connect(URL);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                for (String write : writes) statement.execute(write);
                connection.commit();
            } finally {
                connection.rollback();
            }
        }
    }

    private String newPayment() {
        return NEW_TXN.replace("FILL", "FUNDING") + """
                ; INSERT INTO funding_booking (venue, symbol, event_id, trade_id, leg, paid_at, amount, txn_id)
                VALUES ('alpha', '%s', 'p2', '%s', 'lead', now(), 10, '%s')
                """.formatted(trade.symbol(), trade.trade(), TXN);
    }

    private String change(String revision, String amount, String leg) {
        return """
                INSERT INTO funding_booking (venue, symbol, event_id, trade_id, revision, amount, leg, paid_at, txn_id)
                SELECT venue, symbol, event_id, trade_id, %s, %s, '%s', paid_at, '%s'
                FROM funding_booking WHERE trade_id = '%s'
                """.formatted(revision, amount, leg, TXN, trade.trade());
    }

    private static String entry(int line, String account, String currency, String amount) {
        return "INSERT INTO ledger_entry (txn_id, line, account_id, currency, amount) VALUES ('%s', %d, '%s', '%s', %s)"
                .formatted(TXN, line, account, currency, amount);
    }

    private String copyOfFill(String quantity, String txn) {
        return """
                INSERT INTO fill SELECT venue, account, symbol, 'copy', client_order_id, side, %s, price, fee,
                    fee_currency, maker, venue_time, booked_at, %s FROM fill WHERE client_order_id = '%s'
                """.formatted(quantity, txn, order);
    }

    private String copyOfOrder(String clientId, String seq, String purpose, String status) {
        return """
                INSERT INTO order_intent (client_order_id, trade_id, leg, seq, venue, symbol, side, quantity, limit_price,
                    time_in_force, purpose, reduce_only, request_sha256, committed_at, status, status_at)
                SELECT '%s', trade_id, leg, %s, venue, symbol, side, quantity, limit_price, time_in_force, '%s',
                    reduce_only, request_sha256, committed_at, '%s', status_at FROM order_intent
                """.formatted(clientId, seq, purpose, status) + where();
    }

    private String copyOfTrade(String id, String signal, String status) {
        return """
                INSERT INTO trade (id, family, signal, symbol, terms, status, status_at, admitted_at)
                SELECT '%s', family, '%s', symbol, terms, '%s', status_at, admitted_at FROM trade WHERE id = '%s'
                """.formatted(id, signal, status, trade.trade());
    }

    private String where() {
        return " WHERE client_order_id = '" + order + "'";
    }
}
