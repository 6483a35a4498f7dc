package evenkeel.simulator.ledger;

import evenkeel.activities.venues.budget.TokenLedger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The count of one payer's tokens in a world of one process, by its clock. */
public final class MemoryTokens implements TokenLedger {
    private final InstantSource clock;
    private final long windowMillis;
    private long window;
    private int taken;
    private Instant quietUntil = Instant.EPOCH;

    public MemoryTokens(InstantSource clock, Duration window) {
        this.clock = clock;
        this.windowMillis = window.toMillis();
    }

    @Override
    public synchronized Lease lease(int weight, int block, int ceiling) {
        Window now = look();
        int fits = Math.min(block, ceiling - now.taken());
        return take(fits >= weight && now.quiet().isZero() ? fits : 0);
    }

    @Override
    public synchronized Lease force(int weight) {
        look();
        return take(weight);
    }

    @Override
    public synchronized Window raiseTo(int used) {
        return take(Math.max(0, used - look().taken())).window();
    }

    @Override
    public synchronized Window quieten(Duration length) {
        Instant until = clock.instant().plus(length);
        if (until.isAfter(quietUntil)) quietUntil = until;
        return look();
    }

    private Lease take(int tokens) {
        taken += tokens;
        return new Lease(tokens, look());
    }

    private Window look() {
        long millis = clock.millis();
        long current = Math.floorDiv(millis, windowMillis);
        if (current != window) taken = 0;
        window = current;
        Duration quiet = Duration.between(clock.instant(), quietUntil);
        Duration left = Duration.ofMillis((current + 1) * windowMillis - millis);
        return new Window(taken, left, quiet.isNegative() ? Duration.ZERO : quiet);
    }
}
