package evenkeel.activities.venues.lighter;

import evenkeel.activities.venues.http.VenueClock;
import evenkeel.activities.venues.http.VenueSettings;
import evenkeel.activities.venues.lighter.signing.AuthToken;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What opens the reads of our account: signed by us for some hours, renewed in time. Made when it is first needed. */
final class LighterLogin {
    /** The venue takes eight hours at most, by its own clock. */
    static final Duration LIFE = Duration.ofHours(7);

    private static final Duration RENEWAL = Duration.ofHours(1);

    private final VenueSettings settings;
    private final VenueClock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable LighterKey key;
    private @Nullable Signed signed;

    LighterLogin(VenueSettings settings, VenueClock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    private record Signed(String words, Instant until) {}

    LighterKey key() {
        lock.lock();
        try {
            LighterKey known = key;
            if (known != null) return known;
            LighterKey read = LighterKey.of(settings);
            key = read;
            return read;
        } finally {
            lock.unlock();
        }
    }

    String token() {
        clock.refresh();
        Instant now = clock.now();
        LighterKey ours = key();
        lock.lock();
        try {
            Signed known = signed;
            if (known == null || !now.plus(RENEWAL).isBefore(known.until())) {
                Instant until = now.plus(LIFE);
                known = new Signed(AuthToken.until(until, ours.signer(), ours.key()), until);
                signed = known;
            }
            return known.words();
        } finally {
            lock.unlock();
        }
    }

    /** The venue found it wrong: by its clock, perhaps. */
    void renew() {
        clock.distrust();
        lock.lock();
        try {
            signed = null;
        } finally {
            lock.unlock();
        }
    }
}
