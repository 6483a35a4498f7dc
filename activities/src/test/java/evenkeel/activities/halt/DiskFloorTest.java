package evenkeel.activities.halt;

import static evenkeel.activities.ledger.contract.SampleTrade.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.halt.DiskFloor.Space;
import evenkeel.activities.ledger.LedgerDatabase;
import evenkeel.activities.ledger.LedgerServer;
import evenkeel.activities.ledger.contract.SampleTrade;
import evenkeel.config.places.LedgerDisk;
import evenkeel.domain.halt.Halt;
import evenkeel.domain.halt.HaltTarget;
import evenkeel.domain.order.OrderIntent;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real ledger and a real file of halts; the free space is told, and once read from the disk that the test is on. */
class DiskFloorTest {
    private static final BigDecimal FLOOR = new BigDecimal("0.15");

    private final LedgerDatabase ledger = LedgerServer.open(LedgerServer.emptyDatabase());
    private final SampleTrade trade = SampleTrade.fresh();
    private Instant now = NOON;
    private long free = 100;

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void F54_entries_stop_below_the_floor_while_hedges_and_exits_go_on() {
        HaltBoard board = board(told());

        free = 15;
        assertThat(stops(board, trade.entry(1))).isFalse();
        free = 14;
        later();
        assertThat(stops(board, trade.entry(1))).isTrue();
        assertThat(stops(board, trade.answer(1))).isFalse();
        assertThat(stops(board, trade.exit(2))).isFalse();
        assertThat(board.standing().all())
                .extracting(Halt::summary)
                .containsExactly("K0 of global by SYS-020: the ledger's disk has 14 % free, at least 15 %");
    }

    @Test
    void F54_entries_go_on_by_themselves_when_there_is_room_again() throws IOException {
        HaltBoard board = board(told());
        free = 1;
        assertThat(stops(board, trade.entry(1))).isTrue();

        free = 50;
        later();

        assertThat(stops(board, trade.entry(1))).isFalse();
        assertThat(ledger.halts().standing().isEmpty()).as("nobody pressed it").isTrue();
        assertThat(HaltFile.in(folder).read().isEmpty()).isTrue();
    }

    @Test
    void F54_a_disk_that_cannot_be_read_counts_as_full() {
        assertThat(stops(
                        board(floor(() -> {
                            throw new IOException("stale handle");
                        })),
                        trade.entry(1)))
                .isTrue();
        assertThat(stops(board(floor(() -> new Space(0, 0))), trade.entry(1))).isTrue();
    }

    @Test
    void F54_a_person_is_told_once_until_the_incident_is_closed() {
        DiskWatch watch = new DiskWatch(told(), ledger.incidents(), () -> now);
        watch.look();
        assertThat(ledger.incidents().openOnes()).isEmpty();

        free = 10;
        watch.look();
        watch.look();

        assertThat(ledger.incidents().openOnes()).singleElement().satisfies(incident -> {
            assertThat(incident.code()).isEqualTo("SYS-020");
            assertThat(incident.text()).isEqualTo("the ledger's disk has 10 % free, at least 15 %");
        });
    }

    /** The reading itself: what is written to the disk under our feet decides. */
    @Test
    void F54_the_free_space_is_that_of_the_folder_s_own_disk() throws IOException {
        var disk = Files.getFileStore(folder);
        BigDecimal share = new Space(disk.getUsableSpace(), disk.getTotalSpace()).share();
        BigDecimal margin = new BigDecimal("0.005"); // others write too

        assertThat(DiskFloor.of(new LedgerDisk(folder, share.subtract(margin))).halt(now))
                .isEmpty();
        assertThat(DiskFloor.of(new LedgerDisk(folder, share.add(margin))).halt(now))
                .isPresent();
        assertThat(DiskFloor.of(new LedgerDisk(folder.resolve("gone"), margin)).halt(now))
                .isPresent();
    }

    private DiskFloor told() {
        return floor(() -> new Space(free, 100));
    }

    private static DiskFloor floor(DiskFloor.Reading reading) {
        return new DiskFloor(reading, FLOOR);
    }

    private HaltBoard board(DiskFloor floor) {
        return new HaltBoard(ledger.halts(), Optional.of(HaltFile.in(folder)), Optional.of(floor), () -> now);
    }

    private static boolean stops(HaltBoard board, OrderIntent order) {
        return board.standing().stopping(order, HaltTarget.of(order)).isPresent();
    }

    private void later() {
        now = now.plus(Duration.ofSeconds(1));
    }
}
