package evenkeel.simulator.hostile;

import evenkeel.simulator.timeline.Crash;
import evenkeel.simulator.timeline.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;

/** Decides by seed what goes wrong next, until the healing hour: from then on nothing does. */
final class Fate {
    private final Scheduler scheduler;
    private final SplittableRandom dice;
    private final FaultMix mix;
    private final Instant healed;
    private final Sometimes sometimes;

    Fate(Scheduler scheduler, SplittableRandom dice, FaultMix mix, Instant healed, Sometimes sometimes) {
        this.scheduler = scheduler;
        this.dice = dice;
        this.mix = mix;
        this.healed = healed;
        this.sometimes = sometimes;
    }

    FaultMix mix() {
        return mix;
    }

    Scheduler scheduler() {
        return scheduler;
    }

    void reached(String point) {
        sometimes.reached(point);
    }

    boolean strikes(double probability) {
        return probability > 0 && scheduler.instant().isBefore(healed) && dice.nextDouble() < probability;
    }

    boolean heads() {
        return dice.nextBoolean();
    }

    Duration upTo(Duration most) {
        return Duration.ofMillis(dice.nextLong(most.toMillis() + 1));
    }

    /** A place between two calls to the outside where a worker may die, or freeze and go on later as if nothing had been. */
    void point() {
        if (strikes(mix.crash())) throw Crash.NOW;
        if (scheduler.current().tag() instanceof Detached && strikes(mix.stall())) {
            reached("worker froze and went on");
            scheduler.sleep(Duration.ofSeconds(5).plus(upTo(Duration.ofSeconds(40))));
        }
    }

    /** The tag of a task that carries on without whoever asked. */
    record Detached() {}
}
