package evenkeel.simulator.wire.lighter;

import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;

/** What may be said on connections: so many words a minute from one address, so many channels on one connection. */
final class LighterTalk {
    private static final int WORDS_OF_A_MINUTE = 200;
    private static final int CHANNELS = 100; // the smaller of two numbers in its documents
    private static final int SECONDS = 60;

    private final InstantSource clock;
    private final int words;
    private final int channels;
    private final AtomicInteger refused = new AtomicInteger();
    private long minute;
    private int said;

    LighterTalk(InstantSource clock, int generosity) {
        this.clock = clock;
        this.words = WORDS_OF_A_MINUTE * generosity;
        this.channels = CHANNELS * generosity;
    }

    /** Everybody here comes from one address. */
    synchronized void say() {
        long now = Math.floorDiv(clock.instant().getEpochSecond(), SECONDS);
        if (now != minute) said = 0;
        minute = now;
        if (++said > words) throw refusal("Too Many Websocket Messages");
    }

    void subscribe(int had) {
        if (had >= channels) throw refusal("Too Many Subscriptions");
    }

    int refused() {
        return refused.get();
    }

    private LighterError refusal(String message) {
        refused.incrementAndGet();
        return LighterError.tooMuch(message);
    }
}
