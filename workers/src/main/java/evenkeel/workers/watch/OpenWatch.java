package evenkeel.workers.watch;

import evenkeel.domain.carry.HeldCarry;
import evenkeel.domain.carry.Watching;
import io.temporal.activity.ActivityInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** A watch that this worker has promised to answer. */
final class OpenWatch {
    private static final int BEATS_PER_TIMEOUT = 3;

    private final Key key;
    private final byte[] taskToken;
    private final Watching watching;
    private final Duration beat;
    private volatile Instant nextBeat;

    /** {@code phase}, a fraction, spreads the first beats of many watches. */
    OpenWatch(ActivityInfo info, Watching watching, Instant now, double phase) {
        this.key = new Key(
                Objects.requireNonNull(info.getWorkflowId()),
                Objects.requireNonNull(info.getWorkflowRunId()),
                info.getActivityId());
        this.taskToken = info.getTaskToken();
        this.watching = watching;
        this.beat = info.getHeartbeatTimeout().dividedBy(BEATS_PER_TIMEOUT);
        this.nextBeat = now.plusMillis((long) (beat.toMillis() * phase));
    }

    /** The same activity has the same key on every attempt, and a token of its own on each. */
    record Key(String workflow, String run, String activity) {}

    Key key() {
        return key;
    }

    byte[] taskToken() {
        return taskToken.clone();
    }

    HeldCarry held() {
        return watching.held();
    }

    Watching watching() {
        return watching;
    }

    boolean isDue(Instant now) {
        return !now.isBefore(nextBeat);
    }

    void beaten(Instant now) {
        nextBeat = now.plus(beat);
    }

    @Override
    public String toString() {
        return held().terms().trade();
    }
}
