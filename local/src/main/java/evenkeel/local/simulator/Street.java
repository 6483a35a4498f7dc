package evenkeel.local.simulator;

import evenkeel.domain.funding.FundingCalendar;
import evenkeel.simulator.venues.SimulatedVenue;
import evenkeel.simulator.venues.TestKey;
import evenkeel.simulator.wire.FaultControl;
import evenkeel.simulator.wire.VenueServer;
import evenkeel.simulator.wire.WireSettings;
import evenkeel.simulator.wire.faults.Fault;
import evenkeel.simulator.wire.faults.FaultBoard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Venues beside each other, with one board of faults. What was opened is closed in the opposite order. */
final class Street implements AutoCloseable {
    private final Deque<Runnable> open = new ArrayDeque<>();
    private final List<House> houses = new ArrayList<>();
    private Optional<URI> control = Optional.empty();

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

    /** A venue, where it answers and whom it knows. */
    record House(SimulatedVenue venue, URI rest, URI stream) {
        TestKey key() {
            return venue.key();
        }
    }

    List<House> houses() {
        return List.copyOf(houses);
    }

    /** Where faults are changed. */
    Optional<URI> control() {
        return control;
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
        if (plan.controlPort() > 0) {
            FaultControl door = FaultControl.start(board, plan.controlPort());
            open.push(door::close);
            control = Optional.of(door.http());
        }
    }

    private void start(SimulatedVenue venue, SimulatorPlan plan, int port, Path folder, FaultBoard board) {
        var profile = venue.profile(new FundingCalendar(plan.hour()));
        var settings =
                WireSettings.of(profile, plan.seed(), folder).onPort(port).withFaults(board);
        VenueServer running = venue.start(settings, List.of(venue.key()));
        open.push(running::close);
        houses.add(new House(venue, running.http(), running.webSocket()));
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
}
