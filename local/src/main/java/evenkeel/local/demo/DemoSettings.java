package evenkeel.local.demo;

import evenkeel.local.store.EmbeddedStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The settings files of the demo's worker and starter, written anew at every start: short patience, so that a trade is seen
 * from beginning to end within a minute.
 */
record DemoSettings(
        DemoFiles files,
        String engine,
        EmbeddedStore ledger,
        DemoVenues venues,
        VenueKey key,
        Duration hour,
        int most,
        Hold hold) {
    /** For how many funding hours a trade is held at least and at most. */
    record Hold(int least, int most) {
        static final Hold SHORT = new Hold(1, 2);
    }

    /** Enough for a demo, with three beats in it. */
    private static final String WATCH_TIMEOUT = "PT15S";

    private static final String BOOKING_LAG = "PT1S";

    Path worker() {
        return write("worker.yaml", places(true) + """
                  symbols: %s
                  limits:
                    max_order_notional: 20000
                    collar: 0.05
                  funding:
                    booking_lag: %s
                  start:
                    patience: PT60S
                    ends_with_input: true
                """.formatted(DemoVenues.SYMBOLS, BOOKING_LAG));
    }

    Path starter(int port) {
        return write(
                "starter.yaml",
                places(false)
                        + """
                  mode: demo
                  token_file: %s
                  carry:
                    symbols: %s
                    lead: %s
                    hedge: %s
                    min_net_apy: 0.05
                    notional: 5000
                    max_open_trades: %d
                    rules:
                      entry: {maker_patience: PT3S, fill_grace: PT1S, taker_patience: PT3S, taker_slippage: 0.001}
                      exit: {min_hold_hours: %d, max_hold_hours: %d, loss_limit: 100}
                      close: {maker_patience: PT3S, taker_patience: PT3S, retry_after: PT5S}
                  funding:
                    hour: %s
                  scan:
                    interval: PT1S
                  watch:
                    timeout: %s
                  start:
                    patience: PT60S
                server:
                  port: %d
                """.formatted(
                                        quoted(files.token().toString()),
                                        DemoVenues.SYMBOLS,
                                        DemoVenues.LEAD,
                                        DemoVenues.HEDGE,
                                        most,
                                        hold.least(),
                                        hold.most(),
                                        hour,
                                        WATCH_TIMEOUT,
                                        port));
    }

    private String places(boolean withKeys) {
        return """
                evenkeel:
                  engine:
                    address: %s
                  ledger:
                    url: %s
                    user: %s
                    password_file: %s
                    migrator: {user: %s, password_file: %s}
                  halts:
                    folder: %s
                  venues:
                %s%s""".formatted(
                        quoted(engine),
                        quoted(ledger.jdbcUrl()),
                        quoted(ledger.user()),
                        quoted(files.ledgerPassword().toString()),
                        quoted(ledger.migrator()),
                        quoted(files.migratorPassword().toString()),
                        quoted(files.halts().toString()),
                        venue(DemoVenues.LEAD, withKeys),
                        venue(DemoVenues.HEDGE, withKeys));
    }

    private String venue(String name, boolean withKey) {
        String place = "    - {name: %s, rest: %s, stream: %s, allowance: %d"
                .formatted(
                        name,
                        quoted(venues.rest(name).toString()),
                        quoted(venues.stream(name).toString()),
                        DemoVenues.allowance(name));
        return place + (withKey ? ", key_file: " + quoted(key.file().toString()) : "") + "}\n";
    }

    private Path write(String name, String text) {
        try {
            return Files.writeString(files.run().resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
