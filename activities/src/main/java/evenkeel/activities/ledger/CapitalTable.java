package evenkeel.activities.ledger;

import evenkeel.domain.capital.Capital;
import evenkeel.domain.capital.CapitalScope;
import evenkeel.domain.capital.Share;
import evenkeel.domain.carry.Admission;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.money.Usd;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How much is out, and who has it. The database moves the amounts when a reservation is made or resolved. */
final class CapitalTable {
    private static final String IN_ORDER = " ORDER BY scope COLLATE \"C\"";

    private final JdbcClient sql;

    CapitalTable(JdbcClient sql) {
        this.sql = sql;
    }

    void allow(CapitalScope scope, Share most) {
        sql.sql("""
                INSERT INTO capital (scope, wanted_slots, wanted_notional, slots, notional)
                VALUES (:scope, :slots, :notional, :slots, :notional)
                ON CONFLICT (scope) DO UPDATE SET wanted_slots = :slots, wanted_notional = :notional
                """)
                .param("scope", scope.key())
                .param("slots", most.slots())
                .param("notional", Cells.amount(most.notional().value()))
                .update();
    }

    List<Capital> all() {
        return sql.sql("SELECT * FROM capital" + IN_ORDER)
                .query(CapitalTable::read)
                .list();
    }

    /** Holds the capital until commit, so that nobody takes in between what is free now. */
    Optional<Admission> obstacle(CarryTerms terms, Share share) {
        List<Capital> held = sql.sql("SELECT * FROM capital WHERE scope IN (:scopes)" + IN_ORDER + " FOR NO KEY UPDATE")
                .param("scopes", keys(terms))
                .query(CapitalTable::read)
                .list();
        return Capital.refusal(held, share);
    }

    void reserve(CarryTerms terms, Share share) {
        sql.sql("""
                INSERT INTO reservation (trade_id, scope, slots, notional)
                SELECT :trade, scope, :slots, :notional FROM capital WHERE scope IN (:scopes)
                """ + IN_ORDER)
                .param("trade", terms.trade())
                .param("slots", share.slots())
                .param("notional", Cells.amount(share.notional().value()))
                .param("scopes", keys(terms))
                .update();
    }

    /** Scope by scope, in the order in which everyone locks. */
    void shrink(String trade, Usd notional) {
        List<String> scopes = sql.sql("""
                SELECT scope FROM reservation
                WHERE trade_id = :trade AND status IN ('PENDING', 'POSTED') AND notional > :notional
                """ + IN_ORDER)
                .param("trade", trade)
                .param("notional", Cells.amount(notional.value()))
                .query((row, n) -> row.getString("scope"))
                .list();
        for (String scope : scopes) {
            sql.sql("UPDATE reservation SET notional = :notional WHERE trade_id = :trade AND scope = :scope")
                    .param("notional", Cells.amount(notional.value()))
                    .param("trade", trade)
                    .param("scope", scope)
                    .update();
        }
    }

    private static List<String> keys(CarryTerms terms) {
        return CapitalScope.of(terms).stream().map(CapitalScope::key).toList();
    }

    private static Capital read(ResultSet row, int n) throws SQLException {
        return new Capital(
                new CapitalScope(row.getString("scope")),
                share(row, "wanted_slots", "wanted_notional"),
                share(row, "slots", "notional"),
                share(row, "slots_reserved", "notional_reserved"),
                share(row, "slots_used", "notional_used"));
    }

    private static Share share(ResultSet row, String slots, String notional) throws SQLException {
        return new Share(row.getInt(slots), new Usd(row.getBigDecimal(notional)));
    }
}
