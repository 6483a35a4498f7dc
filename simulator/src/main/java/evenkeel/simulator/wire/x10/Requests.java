package evenkeel.simulator.wire.x10;

import java.time.InstantSource;

/** Requests of this address per minute. Ten times the venue's own allowance. */
final class Requests {
    private static final int A_MINUTE = 10_000;
    private static final int SECONDS = 60;

    private final InstantSource clock;
    private long minute;
    private int used;

    Requests(InstantSource clock) {
        this.clock = clock;
    }

    synchronized boolean isOneTooMany() {
        long now = clock.instant().getEpochSecond() / SECONDS;
        if (now != minute) used = 0;
        minute = now;
        return ++used > A_MINUTE;
    }
}
