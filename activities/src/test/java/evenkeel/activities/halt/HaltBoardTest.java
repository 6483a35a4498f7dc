package evenkeel.activities.halt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.activities.ledger.LedgerDatabase;
import evenkeel.activities.ledger.LedgerServer;
import evenkeel.activities.ledger.contract.Refusals;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.halt.Halt;
import evenkeel.domain.halt.HaltLevel;
import evenkeel.domain.halt.HaltScope;
import evenkeel.domain.halt.Release;
import evenkeel.domain.halt.StandingHalts;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real ledger and a real file. */
class HaltBoardTest {
    private final LedgerDatabase ledger = LedgerServer.open(LedgerServer.emptyDatabase());
    private Instant now = Instant.parse("2026-01-05T12:00:00Z");
    private final InstantSource clock = () -> now;

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void what_is_pressed_stands_in_both_places_until_it_is_released() throws IOException {
        HaltBoard board = board(ledger);
        Halt halt = halt("symbol:eth", HaltLevel.K1);

        board.press(halt);
        assertThat(board.standing().all()).containsExactly(halt);
        assertThat(ledger.halts().standing().all()).containsExactly(halt);
        assertThat(HaltFile.in(folder).read().all()).containsExactly(halt);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");

        board.release(new Release(halt.id(), "ada", "calm", now));
        assertThat(board.standing().all()).isEmpty();
        assertThat(HaltFile.in(folder).read().all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "{\"halts\":[{\"id\":\"h\",",
                "{\"halts\":[{\"id\":\"h\"}]}",
                "{\"halts\":[{\"id\":\"h\",\"scope\":\"global\",\"level\":\"K9\",\"cause\":\"c\",\"by\":\"b\",\"at\":\"2026-01-05T12:00:00Z\"}]}"
            })
    void F68_a_damaged_file_stops_all_entries_and_hides_nothing(String content) throws IOException {
        HaltBoard board = board(ledger);
        Halt known = halt("venue:bybit", HaltLevel.K2);
        board.press(known);

        Files.writeString(file(), content);
        later(Duration.ofSeconds(1));

        assertThat(levels(board)).contains("global K0", "venue:bybit K2");
    }

    @Test
    void F68_a_file_that_is_gone_or_cannot_be_read_stops_all_entries() throws IOException {
        HaltBoard board = board(ledger);
        assertThat(board.standing().isEmpty()).isTrue();

        Files.delete(file());
        later(Duration.ofSeconds(1));
        assertThat(levels(board)).containsExactly("global K0");

        Files.createDirectory(file()); // reading it fails even for one who may read everything
        later(Duration.ofSeconds(1));
        assertThat(levels(board)).containsExactly("global K0");
    }

    @Test
    @Timeout(120)
    void F68_without_the_ledger_all_entries_stop_and_a_halt_can_still_be_pressed() throws Exception {
        int port = freePort();
        Path data = folder.resolve("data");
        Halt before = halt("symbol:eth", HaltLevel.K2);
        Halt meanwhile = halt("venue:bybit", HaltLevel.K3);
        EmbeddedPostgres server = start(port, data);
        try (LedgerDatabase own = LedgerServer.openAlone(url(port))) {
            HaltBoard board = board(own);
            board.press(before);

            server.close();
            later(Duration.ofSeconds(1));
            assertThat(levels(board)).containsExactlyInAnyOrder("symbol:eth K2", "global K0");
            board.press(meanwhile);
            assertThat(levels(board)).containsExactlyInAnyOrder("symbol:eth K2", "venue:bybit K3", "global K0");
        }

        try (EmbeddedPostgres again = start(port, data);
                LedgerDatabase own = LedgerServer.openAlone(url(again.getPort()))) {
            assertThat(levels(board(own))).containsExactlyInAnyOrder("symbol:eth K2", "venue:bybit K3");
            assertThat(own.halts().standing().all()).containsExactly(before, meanwhile);
        }
    }

    @Test
    void a_halt_that_no_place_takes_is_not_said_to_be_pressed() {
        HaltBoard noFile = new HaltBoard(ledger.halts(), Optional.empty(), clock);
        ledger.close();

        assertThatThrownBy(() -> noFile.press(halt("global", HaltLevel.K3))).isInstanceOf(Trouble.class);
    }

    @Test
    void I36_a_halt_that_another_machine_pressed_counts_after_half_a_second() {
        HaltBoard ours = new HaltBoard(ledger.halts(), Optional.empty(), clock);
        HaltBoard theirs = board(ledger);
        assertThat(ours.standing().isEmpty()).isTrue();

        theirs.press(halt("global", HaltLevel.K0));

        later(Duration.ofMillis(499));
        assertThat(ours.standing().isEmpty()).isTrue(); // not asked again at every order
        later(Duration.ofMillis(1));
        assertThat(levels(ours)).containsExactly("global K0");
        assertThat(levels(theirs)).containsExactly("global K0");
    }

    @Test
    void F47_a_clock_that_stepped_back_proves_nothing_fresh() {
        HaltBoard ours = new HaltBoard(ledger.halts(), Optional.empty(), clock);
        assertThat(ours.standing().isEmpty()).isTrue();
        ledger.halts().press(halt("global", HaltLevel.K0));

        later(Duration.ofSeconds(-1));

        assertThat(levels(ours)).containsExactly("global K0");
    }

    @Test
    void sixteen_that_press_at_once_are_all_on_the_file() throws Exception {
        HaltFile file = HaltFile.in(folder);
        List<Callable<Boolean>> presses = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            Halt halt = halt("symbol:s" + i, HaltLevel.K0);
            presses.add(() -> {
                file.add(halt);
                return true;
            });
        }

        assertThat(Refusals.crowd(presses)).containsOnly(true);

        assertThat(file.read().all()).hasSize(16).doesNotHaveDuplicates();
        assertThat(folder.resolve("halts.json.new")).doesNotExist();
    }

    @Test
    void what_somebody_else_has_just_written_is_not_overwritten() {
        HaltFile file = HaltFile.in(folder);
        StandingHalts seen = file.read();
        Halt new1 = halt("symbol:eth", HaltLevel.K0);
        file.add(new1);

        file.replace(seen, StandingHalts.NONE);

        assertThat(file.read().all()).containsExactly(new1);
    }

    private HaltBoard board(LedgerDatabase of) {
        return new HaltBoard(of.halts(), Optional.of(HaltFile.in(folder)), clock);
    }

    private Path file() {
        return folder.resolve("halts.json");
    }

    private void later(Duration length) {
        now = now.plus(length);
    }

    private Halt halt(String scope, HaltLevel level) {
        return new Halt("halt-of-" + scope, HaltScope.of(scope), level, "a drill", "carol", now);
    }

    private static List<String> levels(HaltBoard board) {
        return board.standing().all().stream()
                .map(halt -> halt.scope() + " " + halt.level())
                .toList();
    }

    private static EmbeddedPostgres start(int port, Path data) {
        return LedgerServer.start(
                LedgerServer.durable().setPort(port).setDataDirectory(data).setCleanDataDirectory(false));
    }

    private static String url(int port) {
        return "jdbc:postgresql://localhost:" + port + "/postgres";
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
