package evenkeel.config.carry;

import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.time.Duration;
import java.util.Locale;

/** Where the books are. */
@Section("database")
public record DatabaseKeys(
        @Key(
                value = "path",
                usual = "",
                unit = Unit.TEXT,
                why = "JDBC address of PostgreSQL; empty is the store in the data folder, real orders want it written",
                idle =
                        "how a process reaches its database is said in its own settings; real orders demand that it is written here too")
        String path,

        @Key(
                value = "pool_size",
                usual = "5",
                recommended = "10",
                unit = Unit.COUNT,
                range = ">= 1",
                why = "connections",
                idle = "how a process reaches its database is said in its own settings")
        int poolSize,

        @Key(
                value = "write_batch_size",
                usual = "50",
                unit = Unit.COUNT,
                range = ">= 1",
                why = "rows that are written together; of data for display only, the ledger is written at once",
                idle = "rows are written as they come, at most a second later, and none is dropped")
        int writeBatchSize,

        @Key(
                value = "write_queue_max_size",
                usual = "10000",
                unit = Unit.COUNT,
                range = ">= 1",
                why = "rows that may wait; of data for display only",
                idle = "rows are written as they come, at most a second later, and none is dropped")
        int writeQueueMaxSize,

        @Key(
                value = "open_trades_cache_ttl",
                usual = "1",
                unit = Unit.SECONDS,
                why = "how long the list of open trades is shown without asking again",
                idle = "open trades are never kept: each question reads them")
        Duration openTradesCacheTtl,

        @Key(
                value = "wal_mode",
                usual = "true",
                unit = Unit.SWITCH,
                why = "whether the database keeps a log ahead of what it writes",
                idle = "PostgreSQL always keeps a log")
        boolean walMode) {
    public DatabaseKeys {
        if (path.toLowerCase(Locale.ROOT).contains("password=")) {
            throw new IllegalArgumentException("path must not carry a password, consider it known and replace it");
        }
    }
}
