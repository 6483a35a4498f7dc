package evenkeel.local.demo;

import evenkeel.local.store.EmbeddedStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * The settings files of the demo's worker, starter and guard, and the keys of carry, written anew at every start: short
 * patience, so that a trade is seen from beginning to end within a minute.
 */
record DemoSettings(
        DemoFiles files,
        String engine,
        EmbeddedStore ledger,
        DemoVenues venues,
        Duration hour,
        int most,
        Hold hold,
        Guarding guarding) {
    /** For how many funding hours a trade is held at least and at most. */
    record Hold(int least, int most) {
        static final Hold SHORT = new Hold(1, 2);
    }

    /** How long a trade may lie naked, and how long untended, before the guard acts. */
    record Guarding(Duration nakedFor, Duration silence) {
        /** Another worker needs some ten seconds to go on where one was killed. */
        static final Guarding PATIENT = new Guarding(Duration.ofSeconds(15), Duration.ofSeconds(30));
    }

    /** Enough for a demo, with three beats in it. */
    private static final String WATCH_TIMEOUT = "PT15S";

    private static final String BOOKING_LAG = "PT1S";
    /** Of somebody's own machine, whose disk is often fuller than a server's may be. */
    private static final String LEAST_FREE = "0.01";

    /** What pays its costs takes weeks: a trade is weighed by three of them, and the demo asks for its end much sooner. */
    private Path carry() {
        return write("carry.yaml", """
                trading:
                  desired_notional_usd: 5000
                  max_open_trades: %d
                  min_apy_filter: 0.05
                  min_ev_spread_ratio: 0
                  max_breakeven_hours: 500
                  max_spread_filter_percent: 0.003
                  min_hold_seconds: 1800000
                  max_hold_hours: 1000
                  cooldown_minutes: 0
                  opportunity_scan_interval_seconds: 1
                  maker_fee_lighter: %s
                  taker_fee_lighter: %s
                  maker_fee_x10: %s
                  taker_fee_x10: %s
                  coordinated_close_maker_timeout_seconds: 3
                execution:
                  maker_order_timeout_seconds: 6
                  maker_attempt_timeout_min_seconds: 2
                  leg1_escalate_to_taker_enabled: true
                  leg1_escalate_to_taker_after_seconds: 4
                  leg1_escalate_to_taker_fill_timeout_seconds: 3
                  hedge_ioc_fill_timeout_seconds: 3
                  microfill_grace_seconds: 1
                  microfill_max_wait_seconds: 3
                  rollback_delay_seconds: 0
                  entry_verify_delay_seconds: 0.2
                risk:
                  max_exposure_pct: 80
                shutdown:
                  timeout_seconds: 5
                websocket:
                  market_data_batch_refresh_interval_seconds: 1
                """.formatted(
                        most,
                        venues.lead().profile().makerFee().toPlainString(),
                        venues.lead().profile().takerFee().toPlainString(),
                        venues.hedge().profile().makerFee().toPlainString(),
                        venues.hedge().profile().takerFee().toPlainString()));
    }

    private String file(Path keys) {
        return "  config_file: " + quoted(keys.toString()) + "\n";
    }

    Path worker() {
        return write(
                "worker.yaml",
                places(true, Optional.of(DemoVenues.Place::worker))
                        + file(carry())
                        + """
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
                places(true, Optional.empty())
                        + file(carry())
                        + """
                  mode: demo
                  token_file: %s
                  carry:
                    symbols: %s
                    lead: %s
                    hedge: %s
                    rules:
                      entry: {maker_patience: PT3S, fill_grace: PT1S, taker_patience: PT3S, taker_slippage: 0.001}
                      exit: {min_hold_hours: %d, max_hold_hours: %d, loss_limit: 100}
                      close: {maker_patience: PT3S, taker_patience: PT3S, retry_after: PT5S}
                  funding:
                    hour: %s
                  watch:
                    timeout: %s
                  start:
                    patience: PT60S
                server:
                  port: %d
                """.formatted(
                                        quoted(files.token().toString()),
                                        DemoVenues.SYMBOLS,
                                        venues.lead().name(),
                                        venues.hedge().name(),
                                        hold.least(),
                                        hold.most(),
                                        hour,
                                        WATCH_TIMEOUT,
                                        port));
    }

    /** A little longer than its own rules would hold it. */
    Duration shown() {
        return hour.multipliedBy(hold.most()).plusSeconds(1);
    }

    Path guard() {
        return write(
                "guard.yaml",
                places(false, Optional.of(DemoVenues.Place::guard))
                        + """
                  symbols: %s
                  rules: {naked_limit: 100, naked_for: %s, silence: %s}
                  poll: PT1S
                  start:
                    patience: PT60S
                    ends_with_input: true
                """.formatted(DemoVenues.SYMBOLS, guarding.nakedFor(), guarding.silence()));
    }

    private String places(boolean withEngine, Optional<Function<DemoVenues.Place, VenueKey>> key) {
        String place = withEngine ? "\n  engine:\n    address: " + quoted(engine) : "";
        return """
                evenkeel:%s
                  ledger:
                    url: %s
                    user: %s
                    password_file: %s
                    migrator: {user: %s, password_file: %s}
                    disk: {folder: %s, least_free: %s}
                  halts:
                    folder: %s
                  venues:
                %s%s""".formatted(
                        place,
                        quoted(ledger.jdbcUrl()),
                        quoted(ledger.user()),
                        quoted(files.ledgerPassword().toString()),
                        quoted(ledger.migrator()),
                        quoted(files.migratorPassword().toString()),
                        quoted(files.run().toString()),
                        LEAST_FREE,
                        quoted(files.halts().toString()),
                        venue(venues.lead(), key),
                        venue(venues.hedge(), key));
    }

    private static String venue(DemoVenues.Place venue, Optional<Function<DemoVenues.Place, VenueKey>> key) {
        String place = "    - {name: %s, rest: %s, stream: %s, allowance: %d"
                .formatted(
                        venue.name(),
                        quoted(venue.rest().toString()),
                        quoted(venue.stream().toString()),
                        venue.allowance());
        Optional<Path> file = key.map(whose -> whose.apply(venue).file());
        return place + file.map(own -> ", key_file: " + quoted(own.toString())).orElse("") + "}\n";
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
