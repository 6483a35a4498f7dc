package evenkeel.activities.ledger;

import static evenkeel.activities.ledger.contract.SampleTrade.NOON;
import static evenkeel.activities.ledger.contract.SampleTrade.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.activities.ledger.contract.CourseContract;
import evenkeel.activities.ledger.contract.SampleTrade;
import evenkeel.domain.capital.CapitalScope;
import evenkeel.domain.capital.Share;
import evenkeel.domain.carry.Alert;
import evenkeel.domain.carry.Correction;
import evenkeel.domain.carry.TradeEvent;
import evenkeel.domain.carry.TradeFigures;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.carry.entry.AttemptStatus;
import evenkeel.domain.carry.entry.EntryAttempt;
import evenkeel.domain.carry.entry.EntryStage;
import evenkeel.domain.carry.exit.CloseWish;
import evenkeel.domain.code.Code;
import evenkeel.domain.gate.GateRefusal;
import evenkeel.domain.halt.Halt;
import evenkeel.domain.halt.HaltLevel;
import evenkeel.domain.halt.HaltScope;
import evenkeel.domain.halt.Release;
import evenkeel.domain.incident.Incident;
import evenkeel.domain.ledger.LedgerMode;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.OrderStatus;
import evenkeel.domain.venue.Balance;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.postgresql.util.PSQLException;

/**
 * Each rule of the schema is needed: a bad write is refused by it, and passes once it is dropped. The rules are read from
 * the database, so one that nobody attacks fails here.
 */
class EveryConstraintTest {
    private static final String URL = LedgerServer.emptyDatabase();
    private static final String OURS = "relnamespace = 'public'::regnamespace AND relname <> 'flyway_schema_history'";

    private static Connection superuser;
    private static Statement sql;

    /** A row in every table, so that there is something to attack. */
    @BeforeAll
    static void a_ledger_with_everything_in_it() throws SQLException {
        try (LedgerDatabase ledger = LedgerServer.open(URL)) {
            SampleTrade trade = SampleTrade.fresh();
            Books books = ledger.books();
            books.allow(CapitalScope.ofStrategy("carry"), new Share(9, Usd.of("9000")));
            books.admit(trade.wideTerms(), NOON);
            books.advance(trade.step(TradeStatus.OPENING));
            books.moveHedge(trade.trade(), NOON);
            books.commit(trade.entry(1), NOON);
            books.refuse(trade.entry(1), new GateRefusal(Code.RSK_GROSS, "too much"), NOON);
            books.claimSend(trade.lead(1), NOON, Optional.of(NOON.plusSeconds(5)));
            books.book(
                    trade.lead(1),
                    says(OrderStatus.PARTIALLY_FILLED, "0.5"),
                    List.of(trade.fill(trade.entry(1), "f1", "0.5", "100")),
                    NOON);
            books.bookFunding(trade.trade(), "lead", trade.payment("p1", "0.25"));
            books.correct(new Correction(trade.trade(), TradeFigures.NOTHING, TradeFigures.NOTHING, Usd.of("1")), NOON);
            books.raise(new Alert("a", Alert.Severity.INFO, "c", trade.trade(), "t"), NOON);
            books.takeOver(trade.trade(), "guard", NOON);
            books.keep(new EntryAttempt(
                    trade.trade(),
                    "s",
                    "ETH",
                    EntryStage.START,
                    AttemptStatus.STARTED,
                    "",
                    Optional.empty(),
                    NOON,
                    NOON));
            ledger.snapshots().keep(List.of(SnapshotsTest.seen(trade, NOON)));
            books.note(TradeEvent.of(trade.trade(), TradeEvent.Kind.CLOSE_FINAL, 1, NOON, Map.of()));
            books.decide(CourseContract.decided(trade, CloseWish.MANUAL_CLOSE));
            ledger.heldRows().keep(List.of(HeldRowsTest.row(trade, NOON, Optional.of("1"))));
            ledger.declare(LedgerMode.LIVE);
            ledger.keepConfiguration(Provenance.of("mode: live"), NOON);
            ledger.keepSettings(Map.of("trading.max_open_trades", "2"), NOON);
            ledger.forms().tell(trade.form(), NOON);
            ScansTest.everything(ledger.scans(), NOON);
            ledger.accountReadings().keep(new Balance("alpha", "USDT", Usd.of("9"), Usd.of("8")), NOON);
            released(ledger.halts());
            ledger.balances().open("alpha", "USDT", Usd.of("1000"), NOON);
            ledger.incidents().open(new Incident("k", "c", Alert.Severity.INFO, "", "", "t", NOON));
        }
        superuser = LedgerServer.connect(URL);
        superuser.setAutoCommit(false);
        sql = superuser.createStatement();
        sql.execute("INSERT INTO rate_budget (venue, account, address) VALUES ('alpha', 'main', 'here')");
        sql.execute("INSERT INTO duty (name, holder, since, seen_at, until) VALUES ('d', 'w', now(), now(), now())");
        sql.execute(
                "INSERT INTO stranger (client_order_id, venue, symbol, seen_at) VALUES ('s', 'alpha', 'ETH', now())");
        sql.execute("INSERT INTO order_number (venue, number, client_order_id) VALUES ('alpha', 7, 'ee01')");
        sql.execute(
                "INSERT INTO pause (reason, subject, severity, text, since, until, ended_at, ended_by, why)"
                        + " VALUES ('FREE_MARGIN', '', 'WARNING', '4 %', '2026-07-01T10:00Z', '2026-07-01T10:02Z',"
                        + " '2026-07-01T10:01Z', 'ann', 'deposited'),"
                        + " ('FREE_MARGIN', 'alpha', 'WARNING', '3 %', '2026-07-01T10:00Z', '2026-07-01T10:02Z', NULL, NULL, NULL)");
        sql.execute("INSERT INTO equity (peak, equity, openings, at) VALUES (500, 400, 0, now())");
        sql.execute("INSERT INTO reconciled (id, at, symbol, venue, trade, finding, action, details)"
                + " VALUES ('one', now(), 'ETH', 'alpha', '', 'ghost_position', 'ignored', '2 ETH')");
        sql.execute("INSERT INTO delivery (notice, about, outcome, at) VALUES ('alert/a', 'c/t', 'TOLD', now())");
        sql.execute("INSERT INTO hourly_rate (symbol, venue, hour, hour_millis, rate, outlier)"
                + " VALUES ('ETH', 'alpha', '2026-07-01T10:00Z', 3600000, 0.0001, false)");
        superuser.commit();
    }

    private static void released(Halts halts) {
        halts.press(new Halt("released", HaltScope.GLOBAL, HaltLevel.K2, "drill", "carol", NOON));
        halts.release(new Release("released", "ada", "calm", NOON));
        halts.release(new Release("released", "ben", "agreed", NOON));
        halts.press(new Halt("standing", HaltScope.GLOBAL, HaltLevel.K0, "drill", "carol", NOON));
    }

    @AfterAll
    static void close() throws SQLException {
        superuser.rollback();
        superuser.close();
    }

    @Test
    void nothing_is_without_an_attack_and_no_attack_without_its_target() throws SQLException {
        assertThat(Attacks.onChecks().keySet()).containsExactlyInAnyOrderElementsOf(ask("""
                SELECT coalesce(conrelid::regclass::text, t.typname) || '.' || conname
                FROM pg_constraint LEFT JOIN pg_type t ON t.oid = contypid AND contypid <> 0
                LEFT JOIN pg_class ON pg_class.oid = nullif(conrelid, 0)
                WHERE contype = 'c' AND connamespace = 'public'::regnamespace
                """.replace(
                        "conrelid::regclass", "nullif(conrelid, 0)::regclass")));
        List<String> special = new ArrayList<>(Attacks.onRefusals().keySet());
        special.addAll(Attacks.onTraces().keySet());
        assertThat(special)
                .containsExactlyInAnyOrderElementsOf(
                        ask("SELECT relname || '.' || tgname" + TRIGGERS + " AND tgfoid <> 'refuse_change'::regproc"));
        for (String table : tables()) {
            assertThat(ask("SELECT 1 FROM " + table + " LIMIT 1")).as(table).isNotEmpty();
        }
    }

    @TestFactory
    Stream<DynamicTest> every_check() {
        return Attacks.onChecks().entrySet().stream()
                .map(attack -> test(attack.getKey(), () -> {
                    String[] name = attack.getKey().split("\\.", -1);
                    String kind = name[0].equals("exact") ? "DOMAIN" : "TABLE";
                    disableTriggers("");
                    refusedBy(name[1], attack.getValue());
                    sql.execute("ALTER " + kind + " " + name[0] + " DROP CONSTRAINT " + name[1]);
                    passes(attack.getValue());
                }));
    }

    /** Checks and references of the column's table are gone: some of them refuse an absent value too. */
    @TestFactory
    Stream<DynamicTest> every_column_that_must_be_there() throws SQLException {
        return ask("""
                SELECT relname || '.' || attname FROM pg_attribute a JOIN pg_class c ON c.oid = attrelid
                WHERE attnum > 0 AND attnotnull AND attidentity = '' AND relkind = 'r' AND %s
                  AND NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND indisprimary AND attnum = ANY (indkey))
                """.formatted(OURS)).stream()
                .map(column -> test(column, () -> {
                    String[] name = column.split("\\.", -1);
                    String attack = "UPDATE " + name[0] + " SET " + name[1] + " = NULL" + oneOf(name[0], "true");
                    disableTriggers("");
                    for (String other :
                            ask("SELECT conrelid::regclass || ' DROP CONSTRAINT ' || conname FROM pg_constraint"
                                    + " WHERE contype IN ('c', 'f') AND '" + name[0]
                                    + "'::regclass IN (conrelid, confrelid)")) {
                        sql.execute("ALTER TABLE " + other);
                    }
                    refused("23502", attack);
                    sql.execute("ALTER TABLE " + name[0] + " ALTER " + name[1] + " DROP NOT NULL");
                    passes(attack);
                }));
    }

    /** The row that is there comes a second time; every other uniqueness of its table is gone. */
    @TestFactory
    Stream<DynamicTest> everything_that_is_there_once() throws SQLException {
        return ask("SELECT relname || '.' || indexrelid::regclass" + INDEXES).stream()
                .map(index -> test(index, () -> {
                    String[] name = index.split("\\.", -1);
                    String where = ask("SELECT coalesce(pg_get_expr(indpred, indrelid), 'true') FROM pg_index"
                                    + " WHERE indexrelid = '" + name[1] + "'::regclass")
                            .getFirst();
                    String attack = "INSERT INTO " + name[0] + " OVERRIDING SYSTEM VALUE SELECT * FROM " + name[0]
                            + " WHERE " + where + " LIMIT 1";
                    disableTriggers("");
                    for (String other :
                            ask("SELECT indexrelid::regclass::text" + INDEXES + " AND relname = '" + name[0] + "'")) {
                        if (!other.equals(name[1])) drop(name[0], other);
                    }
                    for (String apart : ask(APART + " AND conrelid = '" + name[0] + "'::regclass")) {
                        sql.execute("ALTER TABLE " + name[0] + " DROP CONSTRAINT " + apart.split("\\.", -1)[1]);
                    }
                    refusedBy(name[1], attack);
                    drop(name[0], name[1]);
                    passes(attack);
                }));
    }

    /** The row that is there comes a second time; every uniqueness of its table is gone. */
    @TestFactory
    Stream<DynamicTest> everything_that_may_not_overlap() throws SQLException {
        return ask(APART).stream()
                .map(apart -> test(apart, () -> {
                    String[] name = apart.split("\\.", -1);
                    String attack =
                            "INSERT INTO " + name[0] + " OVERRIDING SYSTEM VALUE SELECT * FROM " + name[0] + " LIMIT 1";
                    disableTriggers("");
                    for (String index :
                            ask("SELECT indexrelid::regclass::text" + INDEXES + " AND relname = '" + name[0] + "'")) {
                        drop(name[0], index);
                    }
                    refusedBy(name[1], attack);
                    sql.execute("ALTER TABLE " + name[0] + " DROP CONSTRAINT " + name[1]);
                    passes(attack);
                }));
    }

    @TestFactory
    Stream<DynamicTest> everything_that_must_be_known() throws SQLException {
        return ask("""
                SELECT conrelid::regclass || '.' || conname || '.' || attname || '.' || atttypid::regtype
                FROM pg_constraint JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[1]
                WHERE contype = 'f' AND connamespace = 'public'::regnamespace
                """).stream()
                .map(foreign -> test(foreign, () -> {
                    String[] name = foreign.split("\\.", -1);
                    String stranger = switch (name[3]) {
                        case "uuid" -> "gen_random_uuid()";
                        case "text" -> "'stranger'";
                        default -> "-1";
                    };
                    String attack = "UPDATE " + name[0] + " SET " + name[2] + " = " + stranger
                            + oneOf(name[0], name[2] + " IS NOT NULL");
                    disableTriggers("");
                    refusedBy(name[1], attack);
                    sql.execute("ALTER TABLE " + name[0] + " DROP CONSTRAINT " + name[1]);
                    passes(attack);
                }));
    }

    @TestFactory
    Stream<DynamicTest> every_trigger_that_refuses() {
        return Attacks.onRefusals().entrySet().stream()
                .flatMap(trigger -> trigger.getValue().stream()
                        .map(attack -> test(trigger.getKey(), () -> {
                            disableTriggers(trigger.getKey());
                            refused("23514", attack);
                            disableTriggers("");
                            passes(attack);
                        })));
    }

    /** Such a trigger refuses even a statement that would touch no row. */
    @TestFactory
    Stream<DynamicTest> every_trigger_that_keeps_what_is_there() throws SQLException {
        Map<Integer, String> attacks = Map.of(
                8, "DELETE FROM %s WHERE false", 16, "UPDATE %s SET %s = %2$s WHERE false", 32, "TRUNCATE %s CASCADE");
        return attacks.entrySet().stream()
                .flatMap(attack -> keepers(attack.getKey()).stream()
                        .map(trigger -> test(attack.getValue().split(" ", 2)[0] + " " + trigger, () -> {
                            String table = trigger.split("\\.", -1)[0];
                            String column = ask("SELECT attname FROM pg_attribute WHERE attnum > 0 AND attidentity = ''"
                                            + " AND attrelid = '" + table + "'::regclass")
                                    .getFirst();
                            disableTriggers(trigger);
                            refused("23514", attack.getValue().formatted(table, column));
                            disableTriggers("");
                            passes(attack.getValue().formatted(table, column));
                        })));
    }

    @TestFactory
    Stream<DynamicTest> every_trigger_that_writes_something_down() {
        return Attacks.onTraces().entrySet().stream()
                .map(attack -> test(attack.getKey(), () -> {
                    String[] name = attack.getKey().split("\\.", -1);
                    Savepoint before = superuser.setSavepoint();
                    passes(attack.getValue().write());
                    assertThat(ask(attack.getValue().question())).isEqualTo(List.of("1"));
                    superuser.rollback(before);

                    sql.execute("ALTER TABLE " + name[0] + " DISABLE TRIGGER " + name[1]);
                    passes(attack.getValue().write());
                    assertThat(ask(attack.getValue().question())).isEqualTo(List.of("0"));
                }));
    }

    private static final String TRIGGERS =
            " FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid WHERE NOT tgisinternal AND " + OURS;
    private static final String APART = "SELECT conrelid::regclass || '.' || conname FROM pg_constraint"
            + " WHERE contype = 'x' AND connamespace = 'public'::regnamespace";
    private static final String INDEXES =
            " FROM pg_index JOIN pg_class ON pg_class.oid = indrelid WHERE indisunique AND " + OURS;

    private static List<String> keepers(int event) {
        try {
            return ask("SELECT relname || '.' || tgname" + TRIGGERS
                    + " AND tgfoid = 'refuse_change'::regproc AND tgtype & " + event + " <> 0");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Work {
        void run() throws SQLException;
    }

    /** In a transaction that leaves nothing behind. */
    private static DynamicTest test(String name, Work work) {
        return DynamicTest.dynamicTest(name, () -> {
            try {
                work.run();
            } finally {
                superuser.rollback();
            }
        });
    }

    /** In every table; one may stay on. */
    private static void disableTriggers(String but) throws SQLException {
        for (String trigger : ask("SELECT relname || '.' || tgname" + TRIGGERS)) {
            String[] name = trigger.split("\\.", -1);
            String how = trigger.equals(but) ? " ENABLE" : " DISABLE";
            sql.execute("ALTER TABLE " + name[0] + how + " TRIGGER " + name[1]);
        }
    }

    private static void drop(String table, String index) throws SQLException {
        boolean constraint = !ask("SELECT 1 FROM pg_constraint WHERE conindid = '" + index
                        + "'::regclass AND contype IN ('p', 'u')")
                .isEmpty();
        sql.execute(
                constraint ? "ALTER TABLE " + table + " DROP CONSTRAINT " + index + " CASCADE" : "DROP INDEX " + index);
    }

    private static void refusedBy(String rule, String attack) throws SQLException {
        assertThat(refusal(attack).getServerErrorMessage())
                .satisfies(message -> assertThat(message.getConstraint()).isEqualTo(rule));
    }

    private static void refused(String sqlState, String attack) throws SQLException {
        assertThat(refusal(attack).getSQLState()).as(attack).isEqualTo(sqlState);
    }

    private static PSQLException refusal(String attack) throws SQLException {
        Savepoint before = superuser.setSavepoint();
        List<PSQLException> refusals = new ArrayList<>();
        assertThatThrownBy(() -> write(attack)).as(attack).isInstanceOfSatisfying(PSQLException.class, refusals::add);
        superuser.rollback(before);
        return refusals.getFirst();
    }

    private static void passes(String attack) {
        assertThatCode(() -> write(attack)).as(attack).doesNotThrowAnyException();
    }

    /** What is checked at commit is checked now. */
    private static void write(String attack) throws SQLException {
        sql.execute(attack);
        sql.execute("SET CONSTRAINTS ALL IMMEDIATE");
        sql.execute("SET CONSTRAINTS ALL DEFERRED");
    }

    private static String oneOf(String table, String which) {
        return " WHERE ctid = (SELECT ctid FROM " + table + " WHERE " + which + " LIMIT 1)";
    }

    private static List<String> tables() throws SQLException {
        return ask("SELECT relname FROM pg_class WHERE relkind = 'r' AND " + OURS);
    }

    private static List<String> ask(String question) throws SQLException {
        try (Statement asking = superuser.createStatement();
                ResultSet rows = asking.executeQuery(question)) {
            List<String> answers = new ArrayList<>();
            while (rows.next()) answers.add(rows.getString(1));
            return answers;
        }
    }
}
