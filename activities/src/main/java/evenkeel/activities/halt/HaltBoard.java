package evenkeel.activities.halt;

import evenkeel.activities.ledger.HaltRecord;
import evenkeel.activities.ledger.Halts;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.halt.Halt;
import evenkeel.domain.halt.HaltLevel;
import evenkeel.domain.halt.HaltScope;
import evenkeel.domain.halt.Release;
import evenkeel.domain.halt.StandingHalts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is stopped, from two places of which each is enough to stop: the ledger, which all machines share, and the machine's
 * file, which holds while the ledger is away. What cannot be read counts as a halt of all entries.
 */
public final class HaltBoard {
    private static final Logger log = LoggerFactory.getLogger(HaltBoard.class);
    /** A pressed halt works after a second at the latest; this leaves half of it for sending. */
    private static final Duration FRESH = Duration.ofMillis(500);

    private final Halts ledger;
    private final Optional<HaltFile> file;
    private final Optional<DiskFloor> disk;
    private final InstantSource clock;
    private @Nullable Seen seen;

    public HaltBoard(Halts ledger, Optional<HaltFile> file, InstantSource clock) {
        this(ledger, file, Optional.empty(), clock);
    }

    /** With the disk of the ledger in sight: that halt is nobody's, it comes and goes with the free space. */
    public HaltBoard(Halts ledger, Optional<HaltFile> file, Optional<DiskFloor> disk, InstantSource clock) {
        this.ledger = ledger;
        this.file = file;
        this.disk = disk;
        this.clock = clock;
    }

    private record Seen(Instant at, StandingHalts halts) {
        boolean isFresh(Instant now) {
            return !now.isBefore(at) && now.isBefore(at.plus(FRESH)); // a clock that stepped back proves nothing
        }
    }

    public synchronized StandingHalts standing() {
        Instant now = clock.instant();
        if (seen == null || !seen.isFresh(now)) seen = new Seen(now, withDisk(look(now), now));
        return seen.halts();
    }

    /** Stops at once what this machine sends. One of the two places is enough; refused when neither takes it. */
    public synchronized void press(Halt halt) {
        seen = null;
        Optional<Trouble> noFile = file.flatMap(kept -> trouble(() -> kept.add(halt)));
        Optional<Trouble> noLedger = trouble(() -> ledger.press(halt));
        if (noLedger.isPresent() && (file.isEmpty() || noFile.isPresent())) throw noLedger.get();
        log.warn("stopped: {}", halt.summary());
    }

    /** One person's word; what it ends is taken off the file too. */
    public synchronized HaltRecord release(Release release) {
        seen = null;
        HaltRecord after = ledger.release(release);
        log.warn("release of {} by {}, still needed: {}", release.halt(), release.by(), after.peopleMissing());
        return after;
    }

    private StandingHalts withDisk(StandingHalts pressed, Instant now) {
        return disk.flatMap(floor -> floor.halt(now)).map(pressed::and).orElse(pressed);
    }

    private StandingHalts look(Instant now) {
        Optional<StandingHalts> inLedger = read(ledger::standing);
        Optional<StandingHalts> inFile = file.isEmpty() ? inLedger : read(file.get()::read);
        if (inLedger.isPresent() && inFile.isPresent()) {
            Optional<StandingHalts> agreed = read(() -> agreed(inLedger.get(), inFile.get()));
            if (agreed.isPresent()) return agreed.get();
        }
        return union(inLedger.orElse(StandingHalts.NONE), inFile.orElse(StandingHalts.NONE))
                .and(new Halt(
                        "unreadable", HaltScope.GLOBAL, HaltLevel.K0, "the halts cannot be read", "evenkeel", now));
    }

    /** What only the file knows was pressed while the ledger was away, unless it was released: then the file is late. */
    private StandingHalts agreed(StandingHalts inLedger, StandingHalts inFile) {
        StandingHalts all = inLedger;
        for (Halt halt : inFile.all()) {
            if (contains(inLedger, halt)) continue;
            Optional<HaltRecord> known = ledger.find(halt.id());
            if (known.isEmpty()) ledger.press(halt);
            if (known.isEmpty() || known.get().stands()) all = all.and(halt);
        }
        StandingHalts wanted = all;
        boolean same = inFile.all().size() == all.all().size()
                && inFile.all().stream().allMatch(halt -> contains(wanted, halt));
        if (!same) file.ifPresent(kept -> kept.replace(inFile, wanted));
        return all;
    }

    private static StandingHalts union(StandingHalts some, StandingHalts others) {
        List<Halt> all = new ArrayList<>(some.all());
        others.all().stream().filter(halt -> !contains(some, halt)).forEach(all::add);
        return new StandingHalts(all);
    }

    private static boolean contains(StandingHalts halts, Halt halt) {
        return halts.all().stream().anyMatch(known -> known.id().equals(halt.id()));
    }

    private static Optional<StandingHalts> read(Supplier<StandingHalts> place) {
        try {
            return Optional.of(place.get());
        } catch (Trouble unreadable) {
            log.warn("no entry is sent: {}", unreadable.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<Trouble> trouble(Runnable write) {
        try {
            write.run();
            return Optional.empty();
        } catch (Trouble unwritable) {
            log.warn("a halt is kept in one place only: {}", unwritable.getMessage());
            return Optional.of(unwritable);
        }
    }
}
