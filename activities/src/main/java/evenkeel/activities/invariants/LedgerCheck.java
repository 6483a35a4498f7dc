package evenkeel.activities.invariants;

import evenkeel.domain.invariant.Invariant;
import evenkeel.domain.invariant.Offence;
import evenkeel.domain.invariant.Verdict;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The rows of the ledger that break an invariant, as one statement each, which trusts no constraint, no trigger and no code
 * that should have prevented them. A row is a symbol, which may be empty, and what is wrong.
 */
enum LedgerCheck {
    I1("""
            SELECT '', 'transaction ' || t.id || ' has ' || count(e.*) || ' lines'
            FROM ledger_txn t LEFT JOIN ledger_entry e ON e.txn_id = t.id GROUP BY t.id HAVING count(e.*) < 2
            UNION ALL
            SELECT '', 'transaction ' || txn_id || ' sums to ' || sum(amount) || ' ' || currency
            FROM ledger_entry GROUP BY txn_id, currency HAVING sum(amount) <> 0
            """),
    I2("""
            SELECT '', 'nothing keeps ' || grows.name || ' from ' || change.word
            FROM unnest(ARRAY['ledger_account', 'ledger_txn', 'ledger_entry', 'fill', 'funding_booking', 'trade_step',
                              'order_step', 'correction', 'takeover', 'alert', 'audit', 'halt', 'halt_release',
                              'gate_refusal', 'order_number', 'balance_opening', 'hedge_move',
                              'kept_settings', 'trade_form', 'opportunity', 'hourly_rate', 'reconciled', 'delivery']) AS grows (name)
            CROSS JOIN (VALUES (8, 'DELETE'), (16, 'UPDATE'), (32, 'TRUNCATE')) AS change (bit, word)
            WHERE NOT EXISTS (
              SELECT FROM pg_trigger WHERE tgrelid = to_regclass(grows.name) AND tgfoid = to_regproc('refuse_change')
                AND tgenabled IN ('O', 'A') AND tgtype & change.bit <> 0)
            UNION ALL
            SELECT '', 'trigger ' || tgname || ' of ' || relname || ' is off'
            FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
            WHERE relnamespace = current_schema()::regnamespace AND tgenabled NOT IN ('O', 'A')
            """),
    I3("""
            SELECT '', 'all accounts sum to ' || sum(amount) || ' ' || currency
            FROM ledger_entry GROUP BY currency HAVING sum(amount) <> 0
            """),
    I4("""
            SELECT o.symbol, o.client_order_id || ' began as ' || coalesce(s.status, 'nothing')
            FROM order_intent o
            LEFT JOIN LATERAL (SELECT status FROM order_step WHERE client_order_id = o.client_order_id ORDER BY n LIMIT 1) s
              ON true
            WHERE s.status IS DISTINCT FROM CASE WHEN o.inherited THEN 'FILLED' ELSE 'INTENT' END
            UNION ALL
            SELECT f.symbol, 'fill ' || f.venue_trade_id || ' of an order that is not ours: ' || f.client_order_id
            FROM fill f WHERE NOT EXISTS (SELECT FROM order_intent o WHERE o.client_order_id = f.client_order_id)
            """),
    I5("""
            SELECT min(symbol), client_order_id || ' is there ' || count(*) || ' times'
            FROM order_intent GROUP BY client_order_id HAVING count(*) > 1
            UNION ALL
            SELECT symbol, client_order_id || ' is not the id of ' || trade_id || '/' || leg || '/' || seq
            FROM order_intent
            WHERE client_order_id <> 'ee01' || left(encode(sha256(
              convert_to(trade_id || '|' || leg || '|' || seq, 'UTF8')), 'hex'), 28)
            """),
    I6("""
            SELECT min(symbol), trade_id || '/' || leg || ' has ' || count(*) || ' live orders'
            FROM order_intent WHERE status IN ('INTENT', 'SENT', 'UNKNOWN', 'OPEN', 'PARTIALLY_FILLED')
            GROUP BY trade_id, leg HAVING count(*) > 1
            """),
    I8("""
            SELECT symbol, client_order_id || ' filled ' || filled || ' of ' || quantity
            FROM order_intent WHERE filled < 0 OR filled > quantity
            """),
    I9("""
            SELECT o.symbol, s.client_order_id || ' went from ' || s.before || ' to ' || s.status
            FROM (SELECT client_order_id, status, lag(status) OVER (PARTITION BY client_order_id ORDER BY n) AS before
                  FROM order_step) s
            JOIN order_intent o USING (client_order_id)
            WHERE s.before IS NOT NULL
              AND NOT EXISTS (SELECT FROM order_transition WHERE f = s.before AND t = s.status)
            UNION ALL
            SELECT o.symbol, o.client_order_id || ' is ' || o.status || ', its last step was ' || last.status
            FROM order_intent o
            CROSS JOIN LATERAL (
              SELECT status FROM order_step WHERE client_order_id = o.client_order_id ORDER BY n DESC LIMIT 1) last
            WHERE last.status <> o.status
            UNION ALL
            SELECT o.symbol, o.client_order_id || ' went on from its end as ' || s.status || ' without a fill'
            FROM order_intent o JOIN order_step s USING (client_order_id)
            WHERE o.filled = 0 AND s.status IN ('FILLED', 'CANCELLED', 'REJECTED', 'EXPIRED', 'ABSENT')
              AND EXISTS (SELECT FROM order_step later WHERE later.client_order_id = s.client_order_id AND later.n > s.n)
            """),
    I10("""
            SELECT t.symbol, t.id || ' is in epoch ' || t.epoch || ', taken over up to ' || coalesce(max(k.epoch), 1)
            FROM trade t LEFT JOIN takeover k ON k.trade_id = t.id
            GROUP BY t.id HAVING t.epoch <> coalesce(max(k.epoch), 1)
            UNION ALL
            SELECT o.symbol, o.client_order_id || ' is of epoch ' || o.epoch || ' in ' || t.epoch
            FROM order_intent o JOIN trade t ON t.id = o.trade_id WHERE o.epoch > t.epoch
            """),
    I11("""
            SELECT symbol, client_order_id || ' is ' || status || ' with ' || filled || ' of ' || quantity
            FROM order_intent WHERE (status = 'FILLED') <> (filled = quantity)
            """),
    I12("""
            SELECT min(symbol), 'fill ' || venue_trade_id || ' at ' || venue || ' is there ' || count(*) || ' times'
            FROM fill GROUP BY venue, account, symbol, venue_trade_id HAVING count(*) > 1
            UNION ALL
            SELECT o.symbol, o.client_order_id || ' filled ' || o.filled || ', its fills sum to ' || coalesce(sum(f.quantity), 0)
            FROM order_intent o LEFT JOIN fill f USING (client_order_id)
            GROUP BY o.client_order_id, o.symbol, o.filled HAVING o.filled <> coalesce(sum(f.quantity), 0)
            """),
    I13("""
            SELECT f.symbol, 'fill ' || f.venue_trade_id || ' at ' || f.venue || ' has no transaction of its own'
            FROM fill f
            WHERE NOT EXISTS (SELECT FROM ledger_txn t WHERE t.id = f.txn_id AND t.cause = 'FILL')
               OR EXISTS (SELECT FROM fill other WHERE other.txn_id = f.txn_id AND other.ctid <> f.ctid)
            UNION ALL
            SELECT '', 'transaction ' || t.id || ' has no fill'
            FROM ledger_txn t WHERE t.cause = 'FILL' AND NOT EXISTS (SELECT FROM fill f WHERE f.txn_id = t.id)
            """),
    I14("""
            SELECT min(symbol), 'payment ' || event_id || ' at ' || venue || ' is there ' || count(*) || ' times'
            FROM funding_booking GROUP BY venue, account, symbol, event_id, revision HAVING count(*) > 1
            UNION ALL
            SELECT min(symbol), 'payment ' || event_id || ' at ' || venue || ' is taken back and not booked anew'
            FROM funding_booking GROUP BY venue, account, symbol, event_id HAVING max(revision) % 2 = 0
            UNION ALL
            SELECT back.symbol, 'payment ' || back.event_id || ' of ' || paid.amount || ' is taken back as ' || back.amount
            FROM funding_booking back JOIN funding_booking paid USING (venue, account, symbol, event_id)
            WHERE back.revision % 2 = 0 AND paid.revision = back.revision - 1 AND back.amount <> -paid.amount
            UNION ALL
            SELECT b.symbol, 'payment ' || b.event_id || ' of ' || b.amount || ' is booked as ' || coalesce(-sum(e.amount), 0)
            FROM funding_booking b
            LEFT JOIN ledger_entry e ON e.txn_id = b.txn_id
              AND EXISTS (SELECT FROM ledger_account a
                          WHERE a.id = e.account_id AND a.currency = e.currency AND a.kind = 'FUNDING')
            GROUP BY b.venue, b.account, b.symbol, b.event_id, b.revision, b.amount HAVING b.amount <> coalesce(-sum(e.amount), 0)
            UNION ALL
            SELECT '', 'transaction ' || t.id || ' has no payment'
            FROM ledger_txn t
            WHERE t.cause = 'FUNDING' AND NOT EXISTS (SELECT FROM funding_booking b WHERE b.txn_id = t.id)
            """),
    I19("""
            SELECT o.symbol, o.client_order_id || ' was sent ' || count(s.*) || ' times'
            FROM order_intent o JOIN order_step s ON s.client_order_id = o.client_order_id AND s.status = 'SENT'
            GROUP BY o.client_order_id, o.symbol HAVING count(s.*) > 1
            UNION ALL
            SELECT o.symbol, o.client_order_id || ' is ' || o.status || ' and was not sent'
            FROM order_intent o
            WHERE NOT o.inherited AND o.status NOT IN ('INTENT', 'REJECTED', 'ABSENT')
              AND (o.sent_at IS NULL OR NOT EXISTS (
                SELECT FROM order_step s WHERE s.client_order_id = o.client_order_id AND s.status = 'SENT'))
            UNION ALL
            SELECT o.symbol, o.client_order_id || ' was somebody else''s and is ' || o.status
            FROM order_intent o
            WHERE o.inherited AND (o.sent_at IS NOT NULL OR o.status <> 'FILLED' OR EXISTS (
                SELECT FROM order_step s WHERE s.client_order_id = o.client_order_id AND s.status <> 'FILLED'))
            """),
    I21("""
            SELECT '', 'capital of ' || scope || ' is beyond its cap: ' || slots_reserved + slots_used || ' slots of ' || slots
                       || ', ' || notional_reserved + notional_used || ' of ' || notional
            FROM capital
            WHERE slots_reserved + slots_used > slots OR notional_reserved + notional_used > notional
               OR least(slots_reserved, slots_used) < 0 OR least(notional_reserved, notional_used) < 0
            UNION ALL
            SELECT '', 'capital of ' || scope || ' is not what its reservations sum to' FROM capital_adrift
            """),
    /** Without funding, which may be paid after the record was closed; I15 looks at it. */
    I26("""
            SELECT t.symbol, t.id || ' closed with ' || coalesce(record.net, 0) || ' by its record and '
                             || coalesce(booked.net, 0) || ' by the books'
            FROM trade t
            CROSS JOIN LATERAL (
              SELECT sum((CASE terms.leg ->> 'side' WHEN 'BUY' THEN 1 ELSE -1 END)
                         * ((figures.leg -> 'exit' ->> 'value')::numeric - (figures.leg -> 'entry' ->> 'value')::numeric)
                         - (figures.leg -> 'entry' ->> 'fee')::numeric - (figures.leg -> 'exit' ->> 'fee')::numeric) AS net,
                     max((figures.leg -> 'entry' ->> 'value')::numeric) AS notional
              FROM unnest(ARRAY['lead', 'hedge']) AS slot (name)
              CROSS JOIN LATERAL (SELECT t.figures -> slot.name AS leg) figures
              CROSS JOIN LATERAL (SELECT t.terms -> 'legs' -> slot.name AS leg) terms) record
            LEFT JOIN (
              SELECT trade_id, sum(amount) AS net
              FROM (SELECT trade_id, amount FROM trade_money WHERE kind = 'PROCEEDS'
                    UNION ALL
                    SELECT o.trade_id, -fee_dollars(f) FROM fill f JOIN order_intent o USING (client_order_id)) line
              GROUP BY trade_id) booked ON booked.trade_id = t.id
            WHERE t.status = 'CLOSED'
              AND abs(coalesce(record.net, 0) - coalesce(booked.net, 0)) > greatest(0.30, 0.0003 * coalesce(record.notional, 0))
            """),
    I31("""
            SELECT t.symbol, t.id || ' has ended, ' || o.client_order_id || ' is ' || o.status
            FROM trade t JOIN order_intent o ON o.trade_id = t.id
            WHERE t.ended_at IS NOT NULL AND o.status IN ('INTENT', 'SENT', 'UNKNOWN', 'OPEN', 'PARTIALLY_FILLED')
              AND NOT (t.status = 'FAILED' AND o.reduce_only AND o.committed_at > t.ended_at)
            UNION ALL
            SELECT c.symbol, t.id || ' has ended and owns ' || c.symbol || ' at ' || c.venue
            FROM trade t JOIN position_claim c ON c.trade_id = t.id WHERE t.ended_at IS NOT NULL AND c.until IS NULL
            UNION ALL
            SELECT t.symbol, t.id || ' has ended, its capital of ' || r.scope || ' is ' || r.status
            FROM trade t JOIN reservation r ON r.trade_id = t.id
            WHERE t.ended_at IS NOT NULL AND r.status IN ('PENDING', 'POSTED')
            UNION ALL
            SELECT held.symbol, t.id || ' has ended with ' || held.quantity || ' at ' || held.venue
            FROM (SELECT o.trade_id, f.venue, f.symbol,
                         sum(CASE f.side WHEN 'BUY' THEN f.quantity ELSE -f.quantity END) AS quantity
                  FROM fill f JOIN order_intent o USING (client_order_id) GROUP BY 1, 2, 3) held
            JOIN trade t ON t.id = held.trade_id
            LEFT JOIN LATERAL (
              SELECT min((leg.value -> 'instrument' ->> 'lot')::numeric) AS size FROM jsonb_each(t.terms -> 'legs') leg
              WHERE leg.value -> 'instrument' ->> 'venue' = held.venue) lot ON true
            WHERE t.ended_at IS NOT NULL AND held.quantity <> 0 AND abs(held.quantity) >= coalesce(lot.size, 0)
            """),
    I35("""
            SELECT '', 'halt ' || id || ' of ' || level || ' takes ' || people || ' to release'
            FROM halt WHERE people < people_to_release(level)
            UNION ALL
            SELECT '', 'halt ' || halt_id || ' was released twice by ' || min(person)
            FROM halt_release GROUP BY halt_id, lower(btrim(person)) HAVING count(*) > 1
            UNION ALL
            SELECT '', 'a halt is gone: ' || a.what
            FROM audit a
            WHERE a.what LIKE 'halt %'
              AND NOT EXISTS (SELECT FROM halt h WHERE a.what = concat_ws(' ', 'halt', h.id, h.level, h.scope))
            """),
    I37("SELECT '', 'line ' || n || ' of the audit: ' || why FROM audit_breaks()");

    private static final int FIRST = 10;

    private final String offenders;

    LedgerCheck(String offenders) {
        this.offenders = offenders;
    }

    static List<InvariantCheck> over(DataSource ledger) {
        JdbcClient sql = JdbcClient.create(ledger);
        return Arrays.stream(values()).map(check -> check.over(sql)).toList();
    }

    private InvariantCheck over(JdbcClient sql) {
        Invariant invariant = Invariant.valueOf(name());
        return new InvariantCheck() {
            @Override
            public Invariant invariant() {
                return invariant;
            }

            @Override
            public Verdict look() {
                return Verdict.of(sql.sql("SELECT * FROM (" + offenders + ") AS offence (symbol, what) LIMIT " + FIRST)
                        .query((row, n) -> new Offence(row.getString(1), row.getString(2)))
                        .list());
            }
        };
    }
}
