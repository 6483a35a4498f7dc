package evenkeel.local.demo;

import evenkeel.activities.ledger.TradeRecord;
import evenkeel.config.start.ExitCode;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.local.store.DataFolder;
import evenkeel.local.store.EmbeddedStore;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import org.slf4j.LoggerFactory;

/** One demo from its first line to its last: starts the parts beside each other, tells what happens, ends what it began. */
final class DemoRun {
    private static final long LOOK_MILLIS = 100;

    private final DemoPlan plan;
    private final Stage stage;
    private final CtrlC ctrlC = CtrlC.listen();
    private final Crew crew = new Crew();

    DemoRun(DemoPlan plan, Stage stage) {
        this.plan = plan;
        this.stage = stage;
    }

    int run() throws InterruptedException {
        try (crew) {
            DataFolder folder = crew.keep(DataFolder.open(plan.data()));
            DemoFiles files = DemoFiles.in(folder);
            System.setProperty("evenkeel.log", files.log("host").toString()); // before anybody logs
            LoggerFactory.getILoggerFactory(); // once, before many ask at once
            stage.say("Evenkeel demo: seed " + plan.seed() + ", a funding hour lasts "
                    + plan.hour().toSeconds() + " s, data in " + plan.data());
            EngineLadder ladder = new EngineLadder(System.getenv(), folder.root(), files.log("temporal"));
            Future<Engine> engine = crew.begin(() -> ladder.start(plan.server()));
            Future<EmbeddedStore> store = crew.begin(() -> EmbeddedStore.open(folder));
            Future<DemoVenues> venues =
                    crew.begin(() -> DemoVenues.start(plan.venues(), files, plan.seed(), plan.hour()));
            return play(files, Crew.await(engine), Crew.await(venues), Crew.await(store));
        }
    }

    private int play(DemoFiles files, Engine engine, DemoVenues venues, EmbeddedStore store)
            throws InterruptedException {
        stage.say(engine.said());
        stage.say("Venues: " + said(venues.lead()) + ", " + said(venues.hedge()) + "; simulated, no network");
        DemoSettings settings = new DemoSettings(
                files,
                engine.address(),
                store,
                venues,
                plan.hour(),
                plan.mostTrades(),
                DemoSettings.Hold.SHORT,
                DemoSettings.Guarding.PATIENT);
        WorkerYard yard = crew.keep(new WorkerYard(settings.worker(), files.log("worker")));
        CrashScene crash = CrashScene.in(venues, plan.crash() ? yard::kill : () -> {}, stage.now());
        yard.startOne();
        StarterHouse house =
                Crew.await(crew.begin(() -> StarterHouse.open(settings.starter(port(files)), settings.shown())));
        Optional<GuardPost> guard = plan.guard() // last: nobody has been silent yet
                ? Optional.of(crew.keep(GuardPost.open(settings.guard(), files.log("guard"))))
                : Optional.empty();
        return watch(house, venues, yard, guard, crash);
    }

    private int port(DemoFiles files) {
        int port = FreePort.atOrAfter(plan.port());
        if (port != plan.port()) {
            stage.say(Code.SYS_PORT_TAKEN.id() + " port " + plan.port() + " is in use, the API takes " + port);
        }
        String address = files.tellsApiAt(port);
        stage.say("API: " + address + "/api/v1, its token is in the data folder");
        return port;
    }

    private static String said(DemoVenues.Place venue) {
        return venue.name() + " " + venue.rest();
    }

    private int watch(
            StarterHouse house, DemoVenues venues, WorkerYard yard, Optional<GuardPost> guard, CrashScene crash)
            throws InterruptedException {
        TradeTeller teller = new TradeTeller(house.books(), venues, stage);
        CrashTeller recovery = new CrashTeller(crash, yard, stage);
        AlertTeller alerts = new AlertTeller(house.books(), stage);
        teller.skipThePast();
        alerts.skipThePast();
        while (!ctrlC.asked(LOOK_MILLIS)) {
            teller.tell();
            alerts.tell();
            if (plan.once() && teller.firstOpen().isPresent()) house.scan().pause();
            if (plan.crash()) recovery.tell();
            yard.check();
            guard.ifPresent(GuardPost::check);
            boolean shown = !plan.crash() || recovery.isOver();
            if (plan.once() && shown && teller.firstClosed().isPresent()) return result(house, teller);
        }
        return leave(house);
    }

    private int result(StarterHouse house, TradeTeller teller) {
        house.scan().pause();
        String trade = teller.firstClosed().orElseThrow();
        boolean sound = new ResultTable(house.books(), house.ledger()).print(trade, stage);
        stage.say("  %-16s first OPEN %s, first CLOSE %s after the start"
                .formatted(
                        "times",
                        teller.firstOpen().map(stage::sinceStart).orElse("-"),
                        teller.firstClose().map(stage::sinceStart).orElse("-")));
        return (sound ? ExitCode.OK : ExitCode.FAILURE).number();
    }

    /** Ctrl-C: nothing new begins; who is still in the market is said. */
    private int leave(StarterHouse house) {
        house.scan().pause();
        try {
            List<TradeRecord> open = house.books().openTrades();
            stage.say("");
            stage.say(open.isEmpty() ? "Stopping; no trade is open." : "Stopping; these trades stay open:");
            for (TradeRecord trade : open) {
                stage.say("  " + trade.terms().trade() + " " + trade.terms().symbol() + " " + trade.status());
            }
        } catch (Trouble unreadable) {
            stage.say("Stopping; the ledger cannot tell what stays open: " + unreadable.getMessage());
        }
        return ctrlC.exitCode();
    }
}
