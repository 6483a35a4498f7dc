package evenkeel.starter;

import evenkeel.activities.engine.EngineAttributes;
import evenkeel.activities.engine.EngineLink;
import evenkeel.activities.halt.DiskFloor;
import evenkeel.activities.halt.HaltBoard;
import evenkeel.activities.halt.HaltFile;
import evenkeel.activities.ledger.AuditCheck;
import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.Duties;
import evenkeel.activities.ledger.Incidents;
import evenkeel.activities.ledger.LedgerAccess;
import evenkeel.activities.ledger.LedgerDatabase;
import evenkeel.activities.ledger.Pauses;
import evenkeel.activities.ledger.Provenance;
import evenkeel.activities.ledger.Scans;
import evenkeel.activities.ledger.Stories;
import evenkeel.activities.ledger.Strangers;
import evenkeel.activities.ledger.Strangers.Stranger;
import evenkeel.config.boot.Identity;
import evenkeel.config.boot.QuietStart;
import evenkeel.config.boot.StartWords;
import evenkeel.config.boot.WrittenKeys;
import evenkeel.config.carry.CarryFile;
import evenkeel.config.carry.Notices;
import evenkeel.config.carry.ShutdownKeys;
import evenkeel.config.keys.Settings;
import evenkeel.config.start.Checks;
import evenkeel.config.start.Patience;
import evenkeel.domain.carry.CarrySettings;
import evenkeel.domain.carry.KeptSettings;
import evenkeel.domain.money.Usd;
import evenkeel.starter.api.ApiHouse;
import evenkeel.starter.scan.CarryScan;
import evenkeel.starter.scan.RecordedApy;
import evenkeel.starter.scan.ScanLoop;
import evenkeel.starter.scan.ScanRules;
import evenkeel.starter.scan.Wallets;
import evenkeel.starter.settings.StarterKeys;
import evenkeel.starter.settings.StarterSettings;
import evenkeel.starter.trades.EngineTrades;
import evenkeel.starter.trades.Farewell;
import evenkeel.starter.trades.HaltedTrades;
import evenkeel.starter.trades.OrphanSweep;
import evenkeel.starter.trades.OrphanedTrades;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** The starter process: scan loop and API. It cannot send an order. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ApiHouse.class, AroundHouse.class})
public class StarterApplication {
    private static final Logger log = LoggerFactory.getLogger(StarterApplication.class);
    private static final String IDENTITY = Identity.of("starter");

    private final InstantSource clock = InstantSource.system();

    public static void main(String[] args) {
        QuietStart.run(application(), args, System.err::println);
    }

    /** The process, to be run alone or inside another one. */
    public static SpringApplication application() {
        SpringApplication application = new SpringApplication(StarterApplication.class);
        application.setDefaultProperties(
                Map.of("spring.config.name", "application,starter")); // the worker may be beside us
        return application;
    }

    @Bean
    StarterSettings settings(Environment environment, ApplicationArguments said) {
        Checks checks = Checks.of(WrittenKeys.PREFIX);
        StarterKeys keys = WrittenKeys.bind(environment, StarterKeys.class, StarterKeys.MOVED, checks);
        CarryFile file = StartWords.file(said, keys.configFile(), System.getenv(), checks);
        StarterSettings settings = StarterSettings.read(keys, file, checks);
        Notices.of(settings.keys(), file.confirmation()).forEach(notice -> log.warn("note: {}", notice.line()));
        return settings;
    }

    /** What every trade of this process is started with; whoever inherits one is told of it too. */
    @Bean
    KeptSettings keptSettings(StarterSettings settings, LedgerDatabase ledger) {
        Settings keys = settings.keys();
        var kept = new KeptSettings(ledger.keepSettings(keys.shown(), clock.instant()), keys.of(CarrySettings.class));
        if (!settings.isDryRun()) ledger.forms().tell(settings.form(kept), clock.instant());
        return kept;
    }

    @Bean
    EngineLink engine(StarterSettings settings) {
        return EngineLink.connect(settings.engine(), IDENTITY, settings.patience());
    }

    @Bean
    LedgerDatabase ledger(StarterSettings settings, Environment environment) {
        Provenance provenance = Provenance.of(WrittenKeys.text(environment, StarterKeys.class));
        LedgerDatabase ledger = Patience.of(settings.patience())
                .until(() ->
                        LedgerDatabase.open(LedgerAccess.of(settings.ledger()).runBy(provenance)));
        ledger.declare(settings.ledgerMode());
        ledger.keepConfiguration(provenance, clock.instant());
        return ledger;
    }

    @Bean
    Books books(LedgerDatabase ledger) {
        return ledger.books();
    }

    @Bean
    HaltBoard halts(LedgerDatabase ledger, StarterSettings settings) {
        HaltFile file = HaltFile.in(settings.halts().folder());
        return new HaltBoard(
                ledger.halts(), Optional.of(file), settings.ledger().disk().map(DiskFloor::of), clock);
    }

    @Bean
    Incidents incidents(LedgerDatabase ledger) {
        return ledger.incidents();
    }

    @Bean
    AuditRounds auditRounds(LedgerDatabase ledger) {
        return new AuditRounds(new AuditCheck(ledger.audit(), ledger.incidents(), clock));
    }

    @Bean
    EngineTrades trades(EngineLink engine, StarterSettings settings) {
        boolean attributes = new EngineAttributes(engine).register();
        return new EngineTrades(engine.client(), attributes, settings.mode(), settings.watchTimeout(), clock);
    }

    @Bean
    OrphanedTrades orphans(Books books, EngineTrades trades) {
        return new OrphanedTrades(books, trades);
    }

    @Bean
    HaltedTrades halted(Books books, EngineTrades trades, HaltBoard halts) {
        return new HaltedTrades(books, trades, halts);
    }

    @Bean
    Duties duties(LedgerDatabase ledger) {
        return ledger.duties();
    }

    @Bean
    Strangers strangers(LedgerDatabase ledger) {
        return ledger.strangers();
    }

    @Bean
    Pauses pauses(LedgerDatabase ledger) {
        return ledger.pauses();
    }

    @Bean
    OrphanSweep sweep(
            OrphanedTrades orphans, EngineTrades trades, Strangers strangers, Duties duties, KeptSettings kept) {
        Usd notional = kept.keys().entry().scan().tradeSize().desiredNotional();
        return new OrphanSweep(orphans, trades, strangers, duties, IDENTITY, notional);
    }

    @Bean
    PublicMarkets markets(StarterSettings settings, LedgerDatabase ledger) {
        return PublicMarkets.of(settings.venues(), settings.carry().symbols(), ledger.dataSource(), clock);
    }

    @Bean
    Stories stories(LedgerDatabase ledger) {
        return ledger.stories();
    }

    @Bean
    Scans scans(LedgerDatabase ledger) {
        return ledger.scans();
    }

    @Bean
    CarryScan scan(
            StarterSettings settings,
            KeptSettings kept,
            PublicMarkets markets,
            LedgerDatabase ledger,
            Wallets wallets,
            EngineTrades trades,
            OrphanedTrades orphans,
            HaltBoard halts,
            Strangers strangers,
            Pauses pauses) {
        return new CarryScan(
                ScanRules.of(settings, kept),
                new CarryScan.Senses(markets.byVenue(), wallets, histories(settings, kept, ledger)),
                new CarryScan.Memory(
                        ledger.books(),
                        ledger.scans(),
                        trades,
                        orphans,
                        halts,
                        () -> Stranger.summary(strangers.standing()),
                        () -> Pauses.Standing.summary(pauses.standing(clock.instant()))),
                clock);
    }

    @Bean
    ScanLoop loop(CarryScan scan, Scans scans, OrphanedTrades orphans, HaltedTrades halted) {
        return new ScanLoop(scan, scans, orphans, halted);
    }

    @Bean
    Farewell farewell(Books books, EngineTrades trades, StarterSettings settings) {
        return new Farewell(books, trades, settings.keys().of(ShutdownKeys.class), clock);
    }

    private RecordedApy histories(StarterSettings settings, KeptSettings kept, LedgerDatabase ledger) {
        return new RecordedApy(ScanRules.of(settings, kept), ledger.rates(), clock);
    }

    @Bean
    Wallets wallets(StarterSettings settings, LedgerDatabase ledger) {
        return settings.dryEquity().isPresent()
                ? Wallets.assuming(
                        settings.dryEquity(),
                        settings.carry().lead(),
                        settings.carry().hedge())
                : Wallets.of(ledger.accountReadings());
    }
}
