package evenkeel.local.simulator;

import evenkeel.domain.funding.FundingCalendar;
import evenkeel.simulator.venues.SimulatedVenue;
import evenkeel.simulator.wire.FaultControl;
import evenkeel.simulator.wire.TradingKey;
import evenkeel.simulator.wire.WireSettings;
import evenkeel.simulator.wire.faults.Fault;
import evenkeel.simulator.wire.faults.FaultBoard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/** Venues beside each other, with one board of faults. What was opened is closed in the opposite order. */
final class Street implements AutoCloseable {
    private static final String KEY_ID = "sim-key";
    private static final String KEY_WORDS = "sim-secret";

    private final Deque<Runnable> open = new ArrayDeque<>();
    private final List<String> lines = new ArrayList<>();

    private Street() {}

    static Street open(SimulatorPlan plan) {
        Street street = new Street();
        try {
            street.start(plan);
            return street;
        } catch (RuntimeException e) {
            street.close();
            throw e;
        }
    }

    /** Where everything is, for people. */
    List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        while (!open.isEmpty()) open.pop().run();
    }

    private void start(SimulatorPlan plan) {
        var board = new FaultBoard(plan.seed(), InstantSource.system());
        for (Fault fault : plan.faults()) {
            FaultBoard.Posted unused = board.put(fault);
        }
        Path folder = plan.data().orElseGet(this::passing);
        for (int place = 0; place < plan.venues().size(); place++) {
            start(plan.venues().get(place), plan, plan.port(place), folder, board);
        }
        lines.add(line("key", KEY_ID, "secret " + KEY_WORDS));
        if (plan.controlPort() > 0) {
            FaultControl control = FaultControl.start(board, plan.controlPort());
            open.push(control::close);
            lines.add(line("faults", control.http() + "/faults", plan.faults().size() + " stand"));
        }
    }

    private void start(SimulatedVenue venue, SimulatorPlan plan, int port, Path folder, FaultBoard board) {
        var profile = venue.profile(new FundingCalendar(plan.hour()));
        var settings = WireSettings.of(profile, plan.seed(), folder, TradingKey.of(KEY_ID, KEY_WORDS))
                .onPort(port)
                .withFaults(board);
        SimulatedVenue.Running running = venue.start(settings);
        open.push(running::close);
        lines.add(line(
                venue.word(), running.http().toString(), running.webSocket().toString()));
    }

    /** A folder that goes with the street. */
    private Path passing() {
        try {
            Path folder = Files.createTempDirectory("evenkeel-simulator");
            open.push(() -> delete(folder));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(String what, String first, String second) {
        return String.format("%-10s %-28s %s", what, first, second);
    }
}
