package evenkeel.local.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/** Where the demo speaks: one line each, with the seconds since the process began. Any thread may speak. */
final class Stage {
    private final PrintStream out;
    private final Instant began;
    private final InstantSource clock;

    Stage(PrintStream out, Instant began, InstantSource clock) {
        this.out = out;
        this.began = began;
        this.clock = clock;
    }

    /** Counts from the start of this process. */
    static Stage onConsole(InstantSource clock) {
        Instant began = ProcessHandle.current().info().startInstant().orElseGet(clock::instant);
        return new Stage(System.out, began, clock);
    }

    Instant now() {
        return clock.instant();
    }

    /** Something that happened just now. */
    void happened(String what, String text) {
        out.println(String.format(Locale.ROOT, "%7s  %-7s %s", sinceStart(now()), what, text));
    }

    /** A line without a time. */
    void say(String text) {
        out.println(text);
    }

    /** {@code 12.3s} after the start. */
    String sinceStart(Instant at) {
        return seconds(Duration.between(began, at));
    }

    static String seconds(Duration length) {
        return String.format(Locale.ROOT, "%.1fs", length.toMillis() / 1000.0);
    }
}
