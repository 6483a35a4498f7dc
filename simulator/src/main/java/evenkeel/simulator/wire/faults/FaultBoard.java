package evenkeel.simulator.wire.faults;

import evenkeel.simulator.exchange.prices.Dice;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The faults that stand, shared by all venues of a process. Which one befalls what follows from the seed and from
 * the order of what happens. Any thread may ask or change it.
 */
public final class FaultBoard {
    private final long seed;
    private final InstantSource clock;
    private final List<Standing> standing = new ArrayList<>();
    private final AtomicLong lastId = new AtomicLong();

    public FaultBoard(long seed, InstantSource clock) {
        this.seed = seed;
        this.clock = clock;
    }

    /** A fault that was put up: how often it could have struck and how often it did. */
    public record Posted(long id, Fault fault, int seen, int struck) {}

    private static final class Standing {
        final long id;
        final Fault fault;
        final Instant since;
        int seen;
        int struck;

        Standing(long id, Fault fault, Instant since) {
            this.id = id;
            this.fault = fault;
            this.since = since;
        }
    }

    public synchronized Posted put(Fault fault) {
        var put = new Standing(lastId.incrementAndGet(), fault, clock.instant());
        standing.add(put);
        return posted(put);
    }

    public synchronized List<Posted> all() {
        return standing.stream().map(FaultBoard::posted).toList();
    }

    /** Whether there was one of that number. */
    public synchronized boolean takeDown(long id) {
        return standing.removeIf(put -> put.id == id);
    }

    public synchronized void clear() {
        standing.clear();
    }

    /** The first fault of that aim that befalls this; it counts as struck. */
    synchronized Optional<Posted> strike(String venue, FaultKind.Aim aim, String subject) {
        for (Standing put : standing) {
            if (put.fault.kind().aim() != aim || !isUp(put, venue) || !put.fault.isOn(subject)) continue;
            put.seen++;
            if (isItsTurn(put)) {
                put.struck++;
                return Optional.of(posted(put));
            }
        }
        return Optional.empty();
    }

    /** The next one of that kind that is due, whatever it befalls. */
    synchronized Optional<Fault> due(String venue, FaultKind kind) {
        for (Standing put : standing) {
            if (put.fault.kind() != kind || !isUp(put, venue)) continue;
            put.seen++;
            if (!isItsTurn(put)) continue;
            put.struck++;
            return Optional.of(put.fault);
        }
        return Optional.empty();
    }

    /** Those of a kind that stand now; looking does not count. */
    synchronized List<Fault> standing(String venue, FaultKind kind) {
        return standing.stream()
                .filter(put -> put.fault.kind() == kind && isUp(put, venue))
                .map(put -> put.fault)
                .toList();
    }

    private boolean isUp(Standing put, String venue) {
        return put.fault.isAt(venue) && put.fault.window().holds(Duration.between(put.since, clock.instant()));
    }

    private boolean isItsTurn(Standing put) {
        Fault.Odds odds = put.fault.odds();
        if (put.seen <= odds.skip()) return false;
        if (odds.times() > 0 && put.struck >= odds.times()) return false;
        return Dice.fraction(Dice.roll(seed, put.id, put.seen)) < odds.chance();
    }

    private static Posted posted(Standing put) {
        return new Posted(put.id, put.fault, put.seen, put.struck);
    }
}
