package evenkeel.domain.halt;

import evenkeel.domain.order.OrderIntent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The halts that are not released. Where several cover the same thing the gravest counts. */
public record StandingHalts(List<Halt> all) {
    public static final StandingHalts NONE = new StandingHalts(List.of());

    public StandingHalts {
        all = List.copyOf(all);
    }

    public StandingHalts and(Halt more) {
        List<Halt> both = new ArrayList<>(all);
        both.add(more);
        return new StandingHalts(both);
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    public Optional<Halt> over(HaltTarget target) {
        return gravest(target, level -> true);
    }

    /** What keeps this order from being sent, where sending it touches the target. */
    public Optional<Halt> stopping(OrderIntent order, HaltTarget target) {
        return gravest(target, level -> level.stops(order));
    }

    /** What takes back this order where it rests. */
    public Optional<Halt> takingBack(OrderIntent order, HaltTarget target) {
        return gravest(target, level -> level.takesBackRestingEntries() && level.stops(order));
    }

    /** What keeps a cancel of this order from being sent. */
    public Optional<Halt> stoppingCancel(OrderIntent order) {
        return gravest(HaltTarget.of(order), HaltLevel::stopsCancels);
    }

    private Optional<Halt> gravest(HaltTarget target, Predicate<HaltLevel> matters) {
        return all.stream()
                .filter(halt -> halt.scope().covers(target) && matters.test(halt.level()))
                .max(Comparator.comparing(Halt::level));
    }
}
