package evenkeel.config.carry;

import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.math.BigDecimal;
import java.time.Duration;

/** How a stream is kept alive and found dead. */
@Section("websocket")
public record StreamLife(
        @Key(
                value = "ping_interval",
                usual = "15",
                recommended = "20",
                unit = Unit.SECONDS,
                range = "> 0",
                why = "how often a stream is asked whether it lives",
                idle = "each venue's lines keep the beat, silence and pauses that its documents name")
        Duration pingInterval,

        @Key(
                value = "ping_timeout",
                usual = "10",
                recommended = "10",
                unit = Unit.SECONDS,
                range = "> 0",
                why = "how long its answer may take; shorter than the interval",
                idle = "each venue's lines keep the beat, silence and pauses that its documents name")
        Duration pingTimeout,

        @Key(
                value = "reconnect_delay_initial",
                usual = "2",
                unit = Unit.SECONDS,
                range = "> 0",
                why = "pause before the first new connection; doubled with each one that fails",
                idle = "each venue's lines keep the beat, silence and pauses that its documents name")
        Duration reconnectDelayInitial,

        @Key(
                value = "reconnect_delay_max",
                usual = "120",
                unit = Unit.SECONDS,
                range = "> 0",
                why = "the pause grows no longer than that",
                idle = "each venue's lines keep the beat, silence and pauses that its documents name")
        Duration reconnectDelayMax,

        @Key(
                value = "reconnect_jitter_factor",
                usual = "0.15",
                unit = Unit.FRACTION,
                range = "0..0.5",
                why = "by how much a pause is varied, so that streams do not come back together",
                idle = "each venue's lines keep the beat, silence and pauses that its documents name")
        BigDecimal reconnectJitterFactor,

        @Key(
                value = "health_check_interval",
                usual = "5",
                recommended = "3",
                unit = Unit.SECONDS,
                range = "> 0",
                why = "how often the state of each stream is judged",
                idle = "each venue's lines keep the beat, silence and pauses that its documents name")
        Duration healthCheckInterval,

        @Key(
                value = "health_check_message_threshold",
                usual = "5",
                unit = Unit.COUNT,
                why = "messages that a healthy stream has had by then",
                idle = "each venue's lines keep the beat, silence and pauses that its documents name")
        int healthCheckMessageThreshold,

        @Key(
                value = "health_check_error_threshold",
                usual = "5",
                unit = Unit.COUNT,
                why = "errors after which a stream is opened anew",
                idle = "each venue's lines keep the beat, silence and pauses that its documents name")
        int healthCheckErrorThreshold,

        @Key(
                value = "circuit_breaker_threshold",
                usual = "10",
                unit = Unit.COUNT,
                range = ">= 1",
                why = "failures in a row after which a venue is left alone for a while",
                idle = "each venue's lines keep the beat, silence and pauses that its documents name")
        int circuitBreakerThreshold,

        @Key(
                value = "circuit_breaker_cooldown_seconds",
                usual = "60",
                unit = Unit.SECONDS,
                why = "that while",
                idle = "each venue's lines keep the beat, silence and pauses that its documents name")
        Duration circuitBreakerCooldown) {
    private static final BigDecimal TWO = BigDecimal.TWO;

    public StreamLife {
        if (pingTimeout.compareTo(pingInterval) >= 0) {
            throw new IllegalArgumentException("ping_timeout must be below ping_interval");
        }
        if (reconnectDelayInitial.compareTo(reconnectDelayMax) > 0) {
            throw new IllegalArgumentException("reconnect_delay_initial must not be above reconnect_delay_max");
        }
    }

    /** The pause before a new connection after so many that failed: 2, 4, 8 … seconds up to the longest. */
    public Duration pauseAfter(int failures) {
        BigDecimal longest = nanos(reconnectDelayMax);
        BigDecimal pause = nanos(reconnectDelayInitial);
        for (int i = 0; i < failures && pause.compareTo(longest) < 0; i++) pause = pause.multiply(TWO);
        return Duration.ofNanos(pause.min(longest).longValueExact());
    }

    /** That pause at its shortest and at its longest. */
    public Jittered jittered(int failures) {
        BigDecimal pause = nanos(pauseAfter(failures));
        BigDecimal play = pause.multiply(reconnectJitterFactor);
        return new Jittered(
                Duration.ofNanos(pause.subtract(play).longValue()),
                Duration.ofNanos(pause.add(play).longValue()));
    }

    public record Jittered(Duration shortest, Duration longest) {}

    private static BigDecimal nanos(Duration length) {
        return new BigDecimal(length.toNanos());
    }
}
