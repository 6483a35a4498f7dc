package evenkeel.activities.invariants;

import static evenkeel.activities.ledger.contract.SampleTrade.NOON;
import static evenkeel.activities.ledger.contract.SampleTrade.says;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.LedgerDatabase;
import evenkeel.activities.ledger.LedgerServer;
import evenkeel.activities.ledger.contract.SampleTrade;
import evenkeel.domain.capital.CapitalScope;
import evenkeel.domain.capital.Share;
import evenkeel.domain.carry.LegFill;
import evenkeel.domain.carry.LegFills;
import evenkeel.domain.carry.LegName;
import evenkeel.domain.carry.TradeFigures;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.carry.TradeStep;
import evenkeel.domain.carry.reconcile.GhostOrigin;
import evenkeel.domain.carry.reconcile.Inherited;
import evenkeel.domain.halt.Halt;
import evenkeel.domain.halt.HaltLevel;
import evenkeel.domain.halt.HaltScope;
import evenkeel.domain.halt.Release;
import evenkeel.domain.invariant.Finding;
import evenkeel.domain.invariant.Invariant;
import evenkeel.domain.invariant.Offence;
import evenkeel.domain.invariant.Verdict;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderStatus;
import evenkeel.domain.order.Purpose;
import evenkeel.domain.order.Side;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Each check sees a ledger that was broken behind its rules' back, and no other check is misled by it. */
class LedgerCheckTest {
    private static final String URL = LedgerServer.emptyDatabase();
    private static final SampleTrade CLOSED = SampleTrade.fresh();
    private static final SampleTrade OPEN = SampleTrade.fresh();
    private static final SampleTrade GHOST = SampleTrade.fresh();
    private static final Set<Invariant> LOOKED_AT = Arrays.stream(LedgerCheck.values())
            .map(check -> Invariant.valueOf(check.name()))
            .collect(toSet());

    private static final Usd CAPITAL = Usd.of("1000");

    private static Connection superuser;

    @BeforeAll
    static void a_closed_and_an_open_trade() throws SQLException {
        try (LedgerDatabase ledger = LedgerServer.open(URL)) {
            Books books = ledger.books();
            books.allow(CapitalScope.ofStrategy("carry"), new Share(9, Usd.of("9000")));
            close(books);
            open(books);
            books.takeOver(OPEN.trade(), "guard", NOON);
            inherit(books);
            ledger.halts().press(new Halt("h1", HaltScope.GLOBAL, HaltLevel.K2, "drill", "carol", NOON));
            ledger.halts().release(new Release("h1", "ada", "calm", NOON));
            ledger.halts().release(new Release("h1", "ben", "agreed", NOON));
        }
        superuser = DriverManager.getConnection(URL, "postgres", "");
        superuser.setAutoCommit(false);
    }

    private static void close(Books books) {
        books.admit(CLOSED.terms(), CAPITAL, NOON);
        books.advance(CLOSED.step(TradeStatus.OPENING));
        fill(books, CLOSED, CLOSED.entry(1), "c1", "100");
        fill(books, CLOSED, CLOSED.answer(1), "c2", "101");
        books.advance(CLOSED.step(TradeStatus.OPEN));
        books.bookFunding(CLOSED.trade(), "lead", CLOSED.payment("p1", "0.25"));
        books.bookFunding(CLOSED.trade(), "lead", CLOSED.payment("p2", "0"));
        books.advance(CLOSED.step(TradeStatus.CLOSING));
        fill(books, CLOSED, CLOSED.exit(2), "c3", "102");
        fill(books, CLOSED, buyBack(), "c4", "100");
        TradeFigures figures = TradeFigures.of(
                new LegFills(leg("150"), leg("151.5")), new LegFills(leg("153"), leg("150")), Usd.of("0.25"));
        books.advance(
                new TradeStep(CLOSED.trade(), TradeStatus.CLOSED, NOON, Optional.of("done"), Optional.of(figures)));
    }

    private static OrderIntent buyBack() {
        return CLOSED.order(CLOSED.hedge(2), "beta", Side.BUY, Purpose.REDUCE);
    }

    private static LegFill leg(String value) {
        return new LegFill(Quantity.of("1.5"), Usd.of(value), Usd.of("0.001"));
    }

    private static void open(Books books) {
        books.admit(OPEN.terms(), CAPITAL, NOON);
        books.advance(OPEN.step(TradeStatus.OPENING));
        books.commit(OPEN.entry(1), NOON);
        books.claimSend(OPEN.lead(1), NOON, Optional.empty());
        books.book(
                OPEN.lead(1),
                says(OrderStatus.PARTIALLY_FILLED, "0.5"),
                List.of(OPEN.fill(OPEN.entry(1), "o1", "0.5", "100")),
                NOON);
        books.commit(OPEN.answer(1), NOON);
    }

    private static void inherit(Books books) {
        var origins = Map.of(LegName.LEAD, origin(GHOST.entry(1), "g1"), LegName.HEDGE, origin(GHOST.answer(1), "g2"));
        books.inherit(Inherited.of(GHOST.terms(), Inherited.Fate.HELD, CAPITAL, origins), List.of(), NOON);
    }

    private static GhostOrigin origin(OrderIntent like, String tradeId) {
        return new GhostOrigin(List.of(GHOST.fill(like, tradeId, "1.5", "100").as("somebody-else-s")));
    }

    private static void fill(Books books, SampleTrade trade, OrderIntent order, String tradeId, String price) {
        books.commit(order, NOON);
        books.claimSend(order.key(), NOON, Optional.empty());
        books.book(
                order.key(), says(OrderStatus.FILLED, "1.5"), List.of(trade.fill(order, tradeId, "1.5", price)), NOON);
    }

    @AfterAll
    static void close() throws SQLException {
        superuser.close();
    }

    @Test
    void on_a_sound_ledger_each_check_says_ok_and_all_others_why_not() {
        List<Finding> findings = look();

        assertThat(findings).extracting(Finding::invariant).containsExactly(Invariant.values());
        for (Finding finding : findings) {
            Class<? extends Verdict> expected =
                    LOOKED_AT.contains(finding.invariant()) ? Verdict.Ok.class : Verdict.NotChecked.class;
            assertThat(finding.verdict()).as(finding.toString()).isInstanceOf(expected);
        }
    }

    @Test
    void every_check_is_shown_to_fail() throws NoSuchMethodException {
        String[] attacks = getClass()
                .getDeclaredMethod("a_broken_ledger_breaks_its_invariant", String.class, String.class)
                .getAnnotation(CsvSource.class)
                .textBlock()
                .split("\n");

        Set<Invariant> attacked = Stream.of(attacks)
                .flatMap(line -> Stream.of(line.split("\\|", 2)[0].strip().split(" ")))
                .map(Invariant::valueOf)
                .collect(toSet());

        assertThat(attacked).isEqualTo(LOOKED_AT);
    }

    /** Its triggers are silent; constraints that would refuse it are dropped first. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            I1      | DELETE FROM ledger_entry WHERE txn_id = (SELECT txn_id FROM fill WHERE venue_trade_id = 'o1')
            I1 I3   | UPDATE ledger_entry SET amount = amount + 1 WHERE line = 1 AND txn_id = (SELECT txn_id FROM fill WHERE venue_trade_id = 'o1') AND currency LIKE 'S%'
            I2      | ALTER TABLE ledger_entry DISABLE TRIGGER append_only
            I2      | DROP TRIGGER fill_stays ON fill
            I2      | ALTER TABLE order_intent DISABLE TRIGGER order_rules
            I4      | DELETE FROM order_step WHERE status = 'INTENT' AND client_order_id IN (SELECT client_order_id FROM fill)
            I5      | UPDATE order_intent SET seq = 7 WHERE status = 'INTENT'
            I6      | INSERT INTO order_intent SELECT (jsonb_populate_record(o, '{"seq": 2, "client_order_id": "{next}"}')).* FROM order_intent o WHERE status = 'INTENT'; INSERT INTO order_step (client_order_id, status, at, why) VALUES ('{next}', 'INTENT', now(), '')
            I5 I6   | ALTER TABLE order_intent DROP CONSTRAINT order_once CASCADE, DROP CONSTRAINT order_key_once, DROP CONSTRAINT order_shape CASCADE; INSERT INTO order_intent SELECT * FROM order_intent WHERE status = 'INTENT'
            I12 I13 | ALTER TABLE fill DROP CONSTRAINT fill_once, DROP CONSTRAINT fill_posted; INSERT INTO fill SELECT * FROM fill WHERE venue_trade_id = 'o1'
            I14     | ALTER TABLE funding_booking DROP CONSTRAINT funding_once, DROP CONSTRAINT funding_posted; INSERT INTO funding_booking SELECT * FROM funding_booking WHERE event_id = 'p1'
            I8      | UPDATE order_intent SET filled = 9, quantity = 8 WHERE status = 'PARTIALLY_FILLED'; UPDATE fill SET quantity = 9 WHERE venue_trade_id = 'o1'
            I9      | UPDATE order_step SET status = 'REJECTED' WHERE status = 'FILLED' AND client_order_id = (SELECT client_order_id FROM fill WHERE venue_trade_id = 'c1')
            I9      | UPDATE order_intent SET status = 'CANCELLED', sent_at = now() WHERE status = 'INTENT'; INSERT INTO order_step (client_order_id, status, at, why) SELECT client_order_id, step, now(), '' FROM order_intent, unnest(ARRAY['SENT', 'ABSENT', 'CANCELLED']) AS step WHERE status = 'CANCELLED'
            I10     | UPDATE trade SET epoch = 5 WHERE ended_at IS NULL
            I10     | UPDATE order_intent SET epoch = 9 WHERE status = 'INTENT'
            I11     | UPDATE order_intent SET quantity = 2 WHERE client_order_id = (SELECT client_order_id FROM fill WHERE venue_trade_id = 'c1')
            I12     | UPDATE fill SET quantity = 0.4 WHERE venue_trade_id = 'o1'
            I13     | UPDATE fill SET txn_id = gen_random_uuid() WHERE venue_trade_id = 'o1'
            I14     | UPDATE funding_booking SET amount = 0.5 WHERE event_id = 'p1'
            I14     | DELETE FROM funding_booking WHERE event_id = 'p1'
            I19     | UPDATE order_intent SET sent_at = NULL WHERE status = 'FILLED'
            I19     | UPDATE order_intent SET sent_at = now() WHERE inherited
            I4 I19  | UPDATE order_intent SET inherited = false WHERE inherited
            I9 I19  | INSERT INTO order_step (client_order_id, status, at, why) SELECT client_order_id, status, at, why FROM order_step WHERE status = 'SENT' LIMIT 1
            I21     | UPDATE capital SET slots_used = 7, slots = 9
            I21     | UPDATE capital SET slots = 0
            I26     | UPDATE trade SET figures = jsonb_set(figures, '{lead,exit,value}', '"153.4"') WHERE status = 'CLOSED'
            I31     | UPDATE trade SET status = 'FAILED', ended_at = now() WHERE ended_at IS NULL
            I31     | UPDATE position_claim SET until = NULL WHERE until IS NOT NULL
            I21 I31 | UPDATE reservation SET status = 'POSTED' WHERE status = 'RELEASED'
            I35     | UPDATE halt SET people = 1
            I35     | DELETE FROM halt_release; DELETE FROM halt
            I37     | UPDATE audit SET actor = 'mallory' WHERE n = 1
            """)
    void a_broken_ledger_breaks_its_invariant(String expected, String attack) throws SQLException {
        try (Statement sql = superuser.createStatement()) {
            sql.execute("SET session_replication_role = replica");
            dropConstraints(sql);
            sql.execute(attack.replace("{next}", OPEN.hedge(2).clientId()));

            Set<Invariant> broken = look().stream()
                    .filter(Finding::isBroken)
                    .map(Finding::invariant)
                    .collect(toSet());

            assertThat(broken)
                    .isEqualTo(Stream.of(expected.split(" "))
                            .map(Invariant::valueOf)
                            .collect(toSet()));
        } finally {
            superuser.rollback();
        }
    }

    @Test
    void a_row_names_its_symbol_so_that_only_that_is_stopped() throws SQLException {
        try (Statement sql = superuser.createStatement()) {
            sql.execute("SET session_replication_role = replica");
            sql.execute("UPDATE fill SET quantity = 0.4 WHERE venue_trade_id = 'o1'");

            Finding sums = look().stream()
                    .filter(finding -> finding.invariant() == Invariant.I12)
                    .findFirst()
                    .orElseThrow();

            assertThat(sums.offences())
                    .containsExactly(
                            new Offence(OPEN.symbol(), OPEN.lead(1).clientId() + " filled 0.5, its fills sum to 0.4"));
            assertThat(sums.scope()).isEqualTo(HaltScope.symbol(OPEN.symbol()));
        } finally {
            superuser.rollback();
        }
    }

    @Test
    void what_cannot_be_read_is_not_checked_and_never_ok() throws SQLException {
        try (Statement sql = superuser.createStatement()) {
            sql.execute("ALTER TABLE takeover RENAME TO elsewhere");

            Verdict epochs = Verification.of(new SingleConnectionDataSource(superuser, true))
                    .look()
                    .get(9)
                    .verdict();

            assertThat(epochs).isInstanceOf(Verdict.NotChecked.class);
        } finally {
            superuser.rollback();
        }
    }

    @Test
    void all_that_is_not_looked_at_says_why() {
        assertThat(look())
                .filteredOn(finding -> finding.verdict() instanceof Verdict.NotChecked)
                .extracting(Finding::invariant)
                .containsExactlyElementsOf(EnumSet.complementOf(EnumSet.copyOf(LOOKED_AT)));
    }

    /** They would refuse before a check can look. */
    private static void dropConstraints(Statement sql) throws SQLException {
        sql.execute("""
                DO $$
                DECLARE each record;
                BEGIN
                  FOR each IN SELECT conrelid::regclass AS place, conname FROM pg_constraint
                              WHERE contype IN ('c', 'f') AND conrelid <> 0 AND connamespace = 'public'::regnamespace LOOP
                    EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', each.place, each.conname);
                  END LOOP;
                  DROP INDEX one_live;
                END $$
                """);
    }

    private static List<Finding> look() {
        return Verification.of(new SingleConnectionDataSource(superuser, true)).look();
    }
}
