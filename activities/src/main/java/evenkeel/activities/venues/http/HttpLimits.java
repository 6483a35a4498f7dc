package evenkeel.activities.venues.http;

import java.time.Duration;

/**
 * How long one request may take and how many may be under way. {@code call} covers everything from dialling to the last
 * byte, {@code read} one silence between two bytes.
 */
public record HttpLimits(Duration connect, Duration read, Duration call, int atOnce) {
    /** An order that is older than the venue's window is refused anyway, so its call ends within five seconds. */
    public static final HttpLimits ORDERS =
            new HttpLimits(Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(5), 16);

    public static final HttpLimits READS =
            new HttpLimits(Duration.ofSeconds(3), Duration.ofSeconds(8), Duration.ofSeconds(10), 16);

    public HttpLimits {
        mustLast("connect", connect);
        mustLast("read", read);
        mustLast("call", call);
        if (atOnce < 1 || atOnce > 256) throw new IllegalArgumentException("at_once is 1 to 256, was " + atOnce);
    }

    private static void mustLast(String name, Duration length) {
        if (length.compareTo(Duration.ofMillis(50)) < 0 || length.compareTo(Duration.ofSeconds(60)) > 0) {
            throw new IllegalArgumentException(name + " lasts PT0.05S to PT1M, was " + length);
        }
    }
}
