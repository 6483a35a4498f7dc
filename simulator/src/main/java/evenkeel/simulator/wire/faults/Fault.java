package evenkeel.simulator.wire.faults;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One thing that goes wrong.
 *
 * @param venue where; everywhere when it is empty
 * @param on what it befalls: {@code POST /v5/order/create}, a symbol, a part of a push; {@code *} stands for anything
 * @param symbol of a venue's own doing, under our name
 * @param account likewise
 * @param window when, counted from the moment at which it was put up
 * @param odds which of those that it could befall
 * @param delay how late, or how long
 * @param status of an answer that is an error
 * @param retryAfter seconds that a busy venue wants to be left alone
 * @param share of an order that fills, or of a position that is taken
 */
public record Fault(
        FaultKind kind,
        String venue,
        String on,
        String symbol,
        String account,
        Window window,
        Odds odds,
        Duration delay,
        int status,
        int retryAfter,
        BigDecimal share) {
    /** From when, and for how long; without an end it stands until it is taken down. */
    public record Window(Duration after, Optional<Duration> lasts) {
        boolean holds(Duration age) {
            if (age.compareTo(after) < 0) return false;
            return lasts.isEmpty() || age.compareTo(after.plus(lasts.get())) < 0;
        }
    }

    /** Lets so many go by, then befalls so many, each with a chance; zero times is any number. */
    public record Odds(int skip, int times, double chance) {}

    boolean isAt(String place) {
        return venue.isEmpty() || venue.equals(place);
    }

    /** Patterns of a single star match within a text as well: a push is long. */
    boolean isOn(String subject) {
        if (on.isEmpty()) return true;
        String regex = ("\\Q" + on + "\\E").replace("*", "\\E.*\\Q");
        return Pattern.compile(regex, Pattern.DOTALL).matcher(subject).matches();
    }
}
