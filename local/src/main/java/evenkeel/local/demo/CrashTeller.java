package evenkeel.local.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Tells the crash, starts the next worker and tells how long the gap was open. */
final class CrashTeller {
    private final CrashScene scene;
    private final WorkerYard yard;
    private final Stage stage;
    private Optional<CrashScene.Gap> gap = Optional.empty();
    private boolean over;

    CrashTeller(CrashScene scene, WorkerYard yard, Stage stage) {
        this.scene = scene;
        this.yard = yard;
        this.stage = stage;
    }

    boolean isOver() {
        return over;
    }

    void tell() {
        if (over) return;
        if (gap.isEmpty()) {
            gap = scene.gap();
            gap.ifPresent(this::crashed);
        } else {
            scene.hedgedAt().ifPresent(this::recovered);
        }
    }

    private void crashed(CrashScene.Gap open) {
        stage.happened("CRASH", "worker killed (kill -9): " + open.display());
        stage.happened("WORKER", "another one starts, pid " + yard.startOne());
    }

    private void recovered(Instant at) {
        over = true;
        Duration naked = Duration.between(gap.orElseThrow().since(), at);
        stage.happened("SAVED", "the new worker has hedged what filled; naked for " + Stage.seconds(naked));
    }
}
