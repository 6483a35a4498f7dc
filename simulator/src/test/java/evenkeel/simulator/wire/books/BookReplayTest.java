package evenkeel.simulator.wire.books;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.venues.BookStream.State;
import evenkeel.simulator.venues.SimulatedVenue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A recorded session, disturbed at each of its frames. A book may then be lost for a while; it is never wrong. */
class BookReplayTest {
    private static final int STEPS = 80;
    private static final int SOON = 12;

    @TempDir
    private static Path folder;

    private static final List<Recording> RECORDINGS = new ArrayList<>();

    @BeforeAll
    static void listen() throws Exception {
        for (SimulatedVenue venue : SimulatedVenue.values()) {
            Path own = Files.createDirectories(folder.resolve(venue.word()));
            RECORDINGS.add(Recording.of(venue, own, 7 + RECORDINGS.size(), STEPS));
        }
    }

    static Stream<Recording> recordings() {
        return RECORDINGS.stream();
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void an_undisturbed_book_is_the_exchange_s_at_every_frame(Recording recording) {
        Replay replay = new Replay(recording, 0);
        replay.connect();
        int answered = 0;
        for (int i = 0; i < STEPS; i++) {
            replay.step(i);
            assertThat(replay.isTrue()).as("at %d", i).isTrue();
            if (replay.state() == State.IN_STEP) answered++;
        }

        assertThat(answered).isGreaterThan(STEPS - 3);
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void F44_a_line_that_is_cut_at_any_frame_comes_back_with_the_exchange_s_book(Recording recording) {
        for (int cut = 0; cut < STEPS - SOON; cut++) {
            Replay replay = new Replay(recording, cut % 3);
            replay.connect();
            for (int i = 0; i < cut; i++) replay.step(i);
            replay.cut();
            assertThat(replay.ladder()).as("cut at %d", cut).isEmpty();

            int away = cut % 4;
            for (int i = cut; i < cut + away; i++) replay.silently(i);
            replay.connect();
            for (int i = cut + away; i < STEPS; i++) {
                replay.step(i);
                assertThat(replay.isTrue()).as("cut at %d, at %d", cut, i).isTrue();
            }
            assertThat(replay.isInStepAndTrue()).as("cut at %d", cut).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void F43_a_gap_at_any_frame_loses_the_book_until_it_has_a_snapshot_again(Recording recording) {
        for (int gap = 3; gap < STEPS - SOON; gap++) {
            Replay replay = upTo(recording, gap);
            replay.silently(gap);
            replay.step(gap + 1);
            assertThat(replay.state()).as("gap at %d", gap).isNotEqualTo(State.IN_STEP);
            assertThat(replay.ladder()).isEmpty();
            endsTrue(replay, gap + 2);
        }
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void F43_a_frame_that_comes_twice_changes_nothing(Recording recording) {
        for (int twice = 3; twice < STEPS - SOON; twice++) {
            Replay replay = upTo(recording, twice);
            int moves = replay.moved.size();
            replay.step(twice, replay.frame(twice), replay.frame(twice));
            assertThat(replay.isInStepAndTrue()).as("twice at %d", twice).isTrue();
            assertThat(replay.moved.size() - moves).isLessThanOrEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void F43_two_frames_in_the_wrong_order_lose_the_book(Recording recording) {
        for (int first = 3; first < STEPS - SOON; first++) {
            Replay replay = upTo(recording, first);
            replay.silently(first);
            replay.step(first + 1, replay.frame(first + 1), replay.frame(first));
            assertThat(replay.state()).as("swapped at %d", first).isNotEqualTo(State.IN_STEP);
            endsTrue(replay, first + 2);
        }
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void F43_a_frame_that_is_cut_short_anywhere_loses_the_book(Recording recording) {
        for (int at = 3; at < STEPS - SOON; at++) {
            Replay replay = upTo(recording, at);
            String frame = replay.frame(at);
            replay.step(at, frame.substring(0, frame.length() * (at % 10) / 10));
            assertThat(replay.ladder()).as("cut short at %d", at).isEmpty();
            endsTrue(replay, at + 1);
        }
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void F41_a_book_that_stands_still_answers_nothing(Recording recording) {
        Replay replay = upTo(recording, 10);
        assertThat(replay.ladder()).isPresent();
        replay.pass(recording.words().terms().stale().plus(Duration.ofSeconds(1)));

        assertThat(replay.state()).isEqualTo(State.LOST);
        assertThat(replay.ladder()).isEmpty();
        endsTrue(replay, 10);
    }

    private static Replay upTo(Recording recording, int end) {
        Replay replay = new Replay(recording, 0);
        replay.connect();
        for (int i = 0; i < end; i++) replay.step(i);
        assertThat(replay.isInStepAndTrue()).as("before %d", end).isTrue();
        return replay;
    }

    private static void endsTrue(Replay replay, int from) {
        for (int i = from; i < from + SOON && i < STEPS; i++) {
            replay.step(i);
            assertThat(replay.isTrue()).as("at %d", i).isTrue();
        }
        assertThat(replay.isInStepAndTrue()).as("%d frames after", SOON).isTrue();
    }
}
