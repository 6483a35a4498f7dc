package evenkeel.activities.venues.http;

import evenkeel.activities.venues.budget.Budget;
import evenkeel.config.places.VenueFacts;
import evenkeel.domain.venue.VenueAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import okhttp3.Request;

/**
 * Where a venue is and how it knows us.
 *
 * @param venue its name in our ledger, lower case
 * @param rest base of its HTTP interface; the adapter adds the paths of the venue's documents
 * @param stream base of its WebSocket interface, likewise
 * @param window how long after signing the venue still takes a request
 * @param readLag how long an order that the venue took may be missing from its reads; with the window this is the fence
 * @param symbols what may be traded; the start reads their position mode and leverage
 * @param budget what the venue lets us ask, shared with whoever else asks it
 * @param account what the start must find there
 * @param fundingKept how long payments can be read there, where somebody knows better than the adapter
 */
public record VenueSettings(
        String venue,
        URI rest,
        URI stream,
        ApiKey key,
        InstantSource clock,
        Duration window,
        Duration readLag,
        List<String> symbols,
        HttpLimits orders,
        HttpLimits reads,
        Budget budget,
        AccountRules account,
        Optional<Duration> fundingKept) {
    private static final Duration WINDOW = Duration.ofSeconds(5);
    private static final Duration READ_LAG = Duration.ofSeconds(1);

    public VenueSettings {
        symbols = List.copyOf(symbols);
        mustBe(rest, "http", "https");
        mustBe(stream, "ws", "wss");
        if (window.compareTo(Duration.ofSeconds(1)) < 0 || window.compareTo(Duration.ofSeconds(60)) > 0) {
            throw new IllegalArgumentException("window lasts PT1S to PT1M, was " + window);
        }
        if (readLag.isNegative()) throw new IllegalArgumentException("read_lag must not be negative, was " + readLag);
    }

    /** As the adapter knows its venue. */
    public VenueSettings(
            String venue,
            URI rest,
            URI stream,
            ApiKey key,
            InstantSource clock,
            Duration window,
            Duration readLag,
            List<String> symbols,
            HttpLimits orders,
            HttpLimits reads,
            Budget budget,
            AccountRules account) {
        this(
                venue,
                rest,
                stream,
                key,
                clock,
                window,
                readLag,
                symbols,
                orders,
                reads,
                budget,
                account,
                Optional.empty());
    }

    /** With the venues' own default window and the limits that suit most machines. */
    public static VenueSettings of(
            String venue, URI rest, URI stream, ApiKey key, InstantSource clock, List<String> symbols) {
        return new VenueSettings(
                venue,
                rest,
                stream,
                key,
                clock,
                WINDOW,
                READ_LAG,
                symbols,
                HttpLimits.ORDERS,
                HttpLimits.READS,
                Budget.ENDLESS,
                AccountRules.ANY);
    }

    public VenueSettings with(Budget shared) {
        return new VenueSettings(
                venue, rest, stream, key, clock, window, readLag, symbols, orders, reads, shared, account, fundingKept);
    }

    public VenueSettings with(AccountRules expected) {
        return new VenueSettings(
                venue,
                rest,
                stream,
                key,
                clock,
                window,
                readLag,
                symbols,
                orders,
                reads,
                budget,
                expected,
                fundingKept);
    }

    /** With what is known of the venue better. */
    public VenueSettings with(VenueFacts facts) {
        Duration lag = facts.readLag().orElse(readLag);
        Optional<Duration> kept = facts.fundingKept().or(() -> fundingKept);
        return new VenueSettings(
                venue, rest, stream, key, clock, window, lag, symbols, orders, reads, budget, account, kept);
    }

    /** How long after sending an order can still enter the book and then show up. */
    public Duration fence() {
        return window.plus(readLag);
    }

    /** An address under the HTTP base. */
    public String restUrl(String path) {
        return withoutSlash(rest) + path;
    }

    /** A connection under the WebSocket base. */
    public Request dial(String path) {
        return new Request.Builder().url(withoutSlash(stream) + path).build();
    }

    private static String withoutSlash(URI base) {
        String text = base.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    /** Without encryption only to this machine (S20); never where a cloud hands out its own secrets. */
    private static void mustBe(URI uri, String plain, String secure) {
        boolean known = plain.equals(uri.getScheme()) || secure.equals(uri.getScheme());
        if (!known || uri.getHost() == null || uri.getUserInfo() != null || uri.getQuery() != null) {
            throw new IllegalArgumentException(
                    "a base is " + plain + ":// or " + secure + ":// with a host, was " + uri);
        }
        VenueAddress.objection(uri).ifPresent(why -> {
            throw new IllegalArgumentException(why + ", was " + uri);
        });
    }
}
