package evenkeel.activities.ledger;

import evenkeel.domain.carry.Admission;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.Correction;
import evenkeel.domain.carry.TradeFigures;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.carry.TradeStep;
import evenkeel.domain.code.Code;
import evenkeel.domain.ledger.LedgerRule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Trades, the steps they took, the symbols they own and what a readback corrected. */
final class TradeTable {
    private static final String COLUMNS =
            "terms, has_moved(id) AS moved, status, reason, figures, admitted_at, opened_at, ended_at";

    private final JdbcClient sql;

    TradeTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** Why the trade need not be admitted, or must not; empty when it may. */
    Optional<Admission> obstacle(CarryTerms terms) {
        oneAtATime(terms);
        Optional<TradeRecord> known = find(terms.trade());
        if (known.isPresent()) {
            if (!known.get().terms().equals(terms)) throw LedgerRule.TRADE_FIXED.broken(terms.trade());
            return Optional.of(Admission.GRANTED);
        }
        return signalUser(terms)
                .or(() -> owner(terms.reach()))
                .map(why -> Admission.refused(Code.CTL_ALREADY_OPEN.id(), why));
    }

    /**
     * Rivals for a symbol queue here, until commit. Without it they meet in the claims' index, where each waits for the
     * other and the server needs a second to see it.
     */
    private void oneAtATime(CarryTerms terms) {
        terms.reach().stream()
                .map(leg -> "claim " + leg.symbol())
                .distinct()
                .sorted()
                .forEach(key -> sql.sql("SELECT pg_advisory_xact_lock(hashtext(:key))")
                        .param("key", key)
                        .query(row -> {}));
    }

    void admit(CarryTerms terms, Instant at) {
        insert(terms, at, false);
        claim(terms, at);
    }

    /** One that was somebody else's: it is as old as that, and ours from now on. */
    void inherit(CarryTerms terms, Instant openedAt, Instant now) {
        insert(terms, openedAt, true);
        claim(terms, now);
    }

    private void claim(CarryTerms terms, Instant at) {
        for (CarryTerms.Leg leg : terms.reach()) claim(terms, leg, at);
    }

    /** A status that the trade has had is a step that was taken before. */
    boolean advance(TradeStep step) {
        TradeStatus now = lock(step.trade());
        if (now.isFinal()) return get(step.trade()).endedBy(step);
        if (now == step.to() || wasTaken(step)) return true;
        if (!now.mayBecome(step.to())) return false;

        boolean ends = step.to().isFinal();
        if (ends && (hasLiveOrder(step.trade()) || (step.figures().isEmpty() && hasFilled(step.trade())))) return false;
        sql.sql("""
                UPDATE trade SET status = :status, status_at = :at,
                    reason = coalesce(:reason, reason),
                    figures = coalesce(CAST(:figures AS jsonb), figures),
                    opened_at = CASE WHEN :opens THEN :at ELSE opened_at END,
                    ended_at = CASE WHEN :ends THEN :at ELSE ended_at END
                WHERE id = :trade
                """)
                .param("status", step.to().name())
                .param("at", Cells.time(step.at()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("reason", step.reason().orElse(null), Types.VARCHAR)
                .param("figures", step.figures().map(Cells::json).orElse(null), Types.VARCHAR)
                .param("opens", step.to() == TradeStatus.OPEN)
                .param("ends", ends)
                .param("trade", step.trade())
                .update();
        return true;
    }

    boolean moveHedge(String trade, Instant at) {
        lock(trade);
        sql.sql("""
                INSERT INTO hedge_move (trade_id, at) SELECT :trade, :at
                WHERE hedge_may_move(:trade) AND NOT has_moved(:trade)
                """).param("trade", trade).param("at", Cells.time(at)).update();
        return get(trade).moved();
    }

    int takeOver(String trade, String byWhom, Instant at) {
        lock(trade);
        return sql.sql("""
                WITH next AS (UPDATE trade SET epoch = epoch + 1 WHERE id = :trade RETURNING epoch)
                INSERT INTO takeover (trade_id, epoch, by_whom, at) SELECT :trade, epoch, :by, :at FROM next
                RETURNING epoch
                """)
                .param("trade", trade)
                .param("by", byWhom)
                .param("at", Cells.time(at))
                .query(Integer.class)
                .single();
    }

    /** Keeps the correction once; the record goes on with the corrected figures. */
    void correct(Correction correction, Instant at) {
        lock(correction.trade());
        String was = Cells.json(correction.was());
        String is = Cells.json(correction.is());
        int kept = sql.sql("""
                INSERT INTO correction (trade_id, content_sha256, recorded, corrected, change, at)
                VALUES (:trade, :content, CAST(:was AS jsonb), CAST(:is AS jsonb), :change, :at)
                ON CONFLICT (trade_id, content_sha256) DO NOTHING
                """)
                .param("trade", correction.trade())
                .param("content", Cells.sha256(was + "|" + is))
                .param("was", was)
                .param("is", is)
                .param("change", Cells.amount(correction.change().value()))
                .param("at", Cells.time(at))
                .update();
        if (kept == 0) return;
        sql.sql("UPDATE trade SET figures = CAST(:is AS jsonb) WHERE id = :trade")
                .param("is", is)
                .param("trade", correction.trade())
                .update();
    }

    Instant lastStep(String trade) {
        return sql.sql("""
                SELECT max(at) AS at FROM (
                    SELECT at FROM trade_step WHERE trade_id = :trade
                    UNION ALL
                    SELECT s.at FROM order_step s JOIN order_intent o USING (client_order_id) WHERE o.trade_id = :trade) step
                """)
                .param("trade", trade)
                .query((row, n) -> Cells.maybeTime(row, "at"))
                .single()
                .orElseThrow(() -> LedgerRule.TRADE_KNOWN.broken(trade));
    }

    private TradeRecord get(String trade) {
        return find(trade).orElseThrow(() -> LedgerRule.TRADE_KNOWN.broken(trade));
    }

    Optional<TradeRecord> find(String trade) {
        return sql.sql("SELECT " + COLUMNS + " FROM trade WHERE id = :trade")
                .param("trade", trade)
                .query(TradeTable::read)
                .optional();
    }

    List<TradeRecord> newest(int limit) {
        return sql.sql("SELECT " + COLUMNS + " FROM trade ORDER BY n DESC LIMIT :limit")
                .param("limit", limit)
                .query(TradeTable::read)
                .list();
    }

    List<TradeRecord> open() {
        return sql.sql("SELECT " + COLUMNS + " FROM trade WHERE ended_at IS NULL ORDER BY n")
                .query(TradeTable::read)
                .list();
    }

    List<TradeRecord> endedSince(Instant earliest) {
        return sql.sql("SELECT " + COLUMNS + " FROM trade WHERE ended_at >= :earliest ORDER BY n")
                .param("earliest", Cells.time(earliest))
                .query(TradeTable::read)
                .list();
    }

    List<TradeRecord> filledAfterTheirEnd() {
        return sql.sql("SELECT " + COLUMNS + """
                 FROM trade t WHERE status = 'FAILED' AND EXISTS (
                    SELECT FROM order_intent o JOIN fill f USING (client_order_id)
                    WHERE o.trade_id = t.id AND f.booked_at > t.ended_at) ORDER BY n
                """).query(TradeTable::read).list();
    }

    private Optional<String> signalUser(CarryTerms terms) {
        return sql.sql("SELECT id FROM trade WHERE signal = :signal")
                .param("signal", terms.signal())
                .query(String.class)
                .optional()
                .map(user -> "signal " + terms.signal() + " made trade " + user);
    }

    private Optional<String> owner(List<CarryTerms.Leg> legs) {
        return legs.stream().map(this::owner).flatMap(Optional::stream).findFirst();
    }

    private Optional<String> owner(CarryTerms.Leg leg) {
        return sql.sql(
                        "SELECT trade_id FROM position_claim WHERE venue = :venue AND symbol = :symbol AND until IS NULL")
                .param("venue", leg.venue())
                .param("symbol", leg.symbol())
                .query(String.class)
                .optional()
                .map(owner -> leg.symbol() + " @" + leg.venue() + " belongs to trade " + owner);
    }

    private void insert(CarryTerms terms, Instant at, boolean inherited) {
        sql.sql("""
                INSERT INTO trade (id, family, signal, symbol, terms, status, status_at, admitted_at, inherited)
                VALUES (:trade, 'carry', :signal, :symbol, CAST(:terms AS jsonb), :status, :at, :at, :inherited)
                """)
                .param("trade", terms.trade())
                .param("signal", terms.signal())
                .param("symbol", terms.symbol())
                .param("terms", Cells.json(terms))
                .param("status", TradeStatus.PENDING.name())
                .param("inherited", inherited)
                .param("at", Cells.time(at))
                .update();
    }

    /** A claim begins when the one before it has ended, whichever machine's clock says so. */
    private void claim(CarryTerms terms, CarryTerms.Leg leg, Instant at) {
        sql.sql("""
                INSERT INTO position_claim (venue, symbol, trade_id, since)
                SELECT :venue, :symbol, :trade, greatest(CAST(:at AS timestamptz), max(until))
                FROM position_claim WHERE venue = :venue AND symbol = :symbol
                """)
                .param("venue", leg.venue())
                .param("symbol", leg.symbol())
                .param("trade", terms.trade())
                .param("at", Cells.time(at))
                .update();
    }

    private TradeStatus lock(String trade) {
        return sql.sql("SELECT status FROM trade WHERE id = :trade FOR UPDATE")
                .param("trade", trade)
                .query(String.class)
                .optional()
                .map(TradeStatus::valueOf)
                .orElseThrow(() -> LedgerRule.TRADE_KNOWN.broken(trade));
    }

    private boolean hasLiveOrder(String trade) {
        return sql.sql("""
                SELECT EXISTS (SELECT FROM order_intent WHERE trade_id = :trade
                    AND status IN ('INTENT', 'SENT', 'UNKNOWN', 'OPEN', 'PARTIALLY_FILLED'))
                """).param("trade", trade).query(Boolean.class).single();
    }

    private boolean hasFilled(String trade) {
        return sql.sql("SELECT EXISTS (SELECT FROM order_intent WHERE trade_id = :trade AND filled > 0)")
                .param("trade", trade)
                .query(Boolean.class)
                .single();
    }

    private boolean wasTaken(TradeStep step) {
        return sql.sql("SELECT count(*) FROM trade_step WHERE trade_id = :trade AND status = :status")
                        .param("trade", step.trade())
                        .param("status", step.to().name())
                        .query(Long.class)
                        .single()
                > 0;
    }

    private static TradeRecord read(ResultSet row, int n) throws SQLException {
        return new TradeRecord(
                Cells.read(row.getString("terms"), CarryTerms.class),
                row.getBoolean("moved"),
                TradeStatus.valueOf(row.getString("status")),
                row.getString("reason"),
                Optional.ofNullable(row.getString("figures")).map(json -> Cells.read(json, TradeFigures.class)),
                Cells.time(row, "admitted_at"),
                Cells.maybeTime(row, "opened_at"),
                Cells.maybeTime(row, "ended_at"));
    }
}
