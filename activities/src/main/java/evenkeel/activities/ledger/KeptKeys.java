package evenkeel.activities.ledger;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keys that trades are started with, numbered from 1 in the order in which they were seen first. */
final class KeptKeys {
    private final OneTransaction one;
    private final JdbcClient sql;

    KeptKeys(DataSource pool) {
        one = new OneTransaction(pool);
        sql = JdbcClient.create(pool);
    }

    int keep(Map<String, String> keys, Instant at) {
        String json = Cells.json(new TreeMap<>(keys));
        String hash = HexFormat.of().formatHex(Cells.sha256(json));
        return one.run(() -> {
            sql.sql("SELECT pg_advisory_xact_lock(hashtext('kept_settings'))").query(row -> {});
            sql.sql("""
                    INSERT INTO kept_settings (version, sha256, keys, first_seen_at)
                    SELECT (SELECT count(*) + 1 FROM kept_settings), :hash, :keys, :at
                    WHERE NOT EXISTS (SELECT FROM kept_settings WHERE sha256 = :hash)
                    """)
                    .param("hash", hash)
                    .param("keys", json)
                    .param("at", Cells.time(at))
                    .update();
            return sql.sql("SELECT version FROM kept_settings WHERE sha256 = :hash")
                    .param("hash", hash)
                    .query(Integer.class)
                    .single();
        });
    }
}
