package evenkeel.activities.venues.http;

import evenkeel.activities.venues.budget.Urgency;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.util.Optional;

/**
 * What stands before one lane to a venue. Each has instances of its own, so that one lane's trouble is not another's, and
 * what leads out of a position has no breaker at all: a venue that fails everything else must still be asked (F67).
 */
final class Lane {
    private static final int ENTRIES_A_SECOND = 20;
    private static final int EXITS_A_SECOND = 100;
    private static final int READS_A_SECOND = 200;

    private static final int CALLS_JUDGED = 20;
    private static final int FAILED_PERCENT = 60;
    private static final Duration OPEN = Duration.ofSeconds(5);

    private final Urgency urgency;
    private final RateLimiter limiter;
    private final Optional<CircuitBreaker> breaker;

    private Lane(String name, Urgency urgency, int callsASecond, Duration patience, boolean breaks) {
        this.urgency = urgency;
        this.limiter = RateLimiter.of(
                name,
                RateLimiterConfig.custom()
                        .limitForPeriod(callsASecond)
                        .limitRefreshPeriod(Duration.ofSeconds(1))
                        .timeoutDuration(patience)
                        .build());
        this.breaker = breaks ? Optional.of(CircuitBreaker.of(name, judging())) : Optional.empty();
    }

    static Lane entries(String venue, Duration patience) {
        return new Lane(venue + "-entry", Urgency.ENTRY, ENTRIES_A_SECOND, patience, true);
    }

    static Lane exits(String venue, Duration patience) {
        return new Lane(venue + "-exit", Urgency.EXIT, EXITS_A_SECOND, patience, false);
    }

    /** Reads that an exit needs are an exit's. */
    static Lane reads(String venue, Urgency urgency, Duration patience) {
        return new Lane(venue + "-read", urgency, READS_A_SECOND, patience, urgency != Urgency.EXIT);
    }

    Urgency urgency() {
        return urgency;
    }

    /** Waits for its turn as long as a call may; why it may not go, or empty. */
    Optional<String> obstacle() {
        if (!limiter.acquirePermission()) return Optional.of("too many calls a second");
        boolean open = breaker.map(one -> !one.tryAcquirePermission()).orElse(false);
        return open
                ? Optional.of("the lane rests, most of the last " + CALLS_JUDGED + " calls failed")
                : Optional.empty();
    }

    void worked() {
        breaker.ifPresent(one -> one.onSuccess(0, one.getTimestampUnit()));
    }

    void failed(Exception how) {
        breaker.ifPresent(one -> one.onError(0, one.getTimestampUnit(), how));
    }

    private static CircuitBreakerConfig judging() {
        return CircuitBreakerConfig.custom()
                .slidingWindowSize(CALLS_JUDGED)
                .minimumNumberOfCalls(CALLS_JUDGED)
                .failureRateThreshold(FAILED_PERCENT)
                .waitDurationInOpenState(OPEN)
                .permittedNumberOfCallsInHalfOpenState(2)
                .build();
    }
}
