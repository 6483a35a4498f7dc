package evenkeel.simulator.wire.x10;

import java.time.InstantSource;

/** Requests of this address per minute. */
final class Requests {
    private static final int A_MINUTE = 1_000;
    private static final int SECONDS = 60;

    private final InstantSource clock;
    private final int allowed;
    private long minute;
    private int used;

    Requests(InstantSource clock, int generosity) {
        this.clock = clock;
        this.allowed = A_MINUTE * generosity;
    }

    synchronized boolean isOneTooMany() {
        long now = clock.instant().getEpochSecond() / SECONDS;
        if (now != minute) used = 0;
        minute = now;
        return ++used > allowed;
    }
}
