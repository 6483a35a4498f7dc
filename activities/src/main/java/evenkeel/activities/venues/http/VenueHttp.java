package evenkeel.activities.venues.http;

import evenkeel.activities.venues.budget.Budget;
import evenkeel.activities.venues.budget.RateTerms;
import evenkeel.activities.venues.budget.Urgency;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * One lane to one venue: a client that shares no connection, slot or thread with another lane. One call is one request
 * on the wire. The client's defaults would repeat a POST after a lost connection, a 408, a 307 and a 503 with
 * {@code Retry-After: 0}; every switch against that is set here, and a body that could be written twice is refused.
 */
public final class VenueHttp implements AutoCloseable {
    static final int ANSWER_LIMIT = 4 * 1024 * 1024;

    /** A ban lasts three days at most, by Binance's own word. */
    private static final long LONGEST_WAIT_SECONDS = Duration.ofDays(3).toSeconds();

    /** When a venue says that we are too busy, and not for how long. */
    private static final Duration UNSAID_WAIT = Duration.ofSeconds(10);

    /** Young enough that a venue seldom closes a connection just as an order goes out on it. */
    private static final Duration IDLE = Duration.ofSeconds(20);

    /** Only for the certificates of the machine, which take a while to read: nothing is sent by it. */
    private static final OkHttpClient TRUST = new OkHttpClient();

    private final String venue;
    private final HttpLimits limits;
    private final Lane lane;
    private final Budget budget;
    private final RateTerms terms;
    private final OkHttpClient client;
    private final Semaphore slots;
    private final AtomicLong quietUntilNanos = new AtomicLong(System.nanoTime());

    private VenueHttp(VenueSettings settings, RateTerms terms, HttpLimits limits, Lane lane, boolean retryConnecting) {
        this.venue = settings.venue();
        this.limits = limits;
        this.lane = lane;
        this.budget = settings.budget();
        this.terms = terms;
        this.slots = new Semaphore(limits.atOnce(), true);
        this.client = TRUST.newBuilder()
                .dispatcher(new Dispatcher())
                .retryOnConnectionFailure(retryConnecting)
                .followRedirects(false)
                .followSslRedirects(false)
                // one stalled connection must not hold up the requests beside it
                .protocols(List.of(Protocol.HTTP_1_1))
                .connectionPool(new ConnectionPool(limits.atOnce(), IDLE.toSeconds(), TimeUnit.SECONDS))
                .connectTimeout(limits.connect())
                .readTimeout(limits.read())
                .writeTimeout(limits.read())
                .callTimeout(limits.call())
                .eventListenerFactory(VenueHttp::departureOf)
                .build();
    }

    /** For orders that open something. */
    static VenueHttp entries(VenueSettings settings, RateTerms terms) {
        HttpLimits limits = settings.orders();
        return new VenueHttp(settings, terms, limits, Lane.entries(settings.venue(), limits.connect()), false);
    }

    /** For what leads out: hedges, reductions, cancels. */
    static VenueHttp exits(VenueSettings settings, RateTerms terms) {
        HttpLimits limits = settings.orders();
        return new VenueHttp(settings, terms, limits, Lane.exits(settings.venue(), limits.connect()), false);
    }

    /** For questions: a GET may be asked again when a pooled connection turns out dead. */
    public static VenueHttp reads(VenueSettings settings, RateTerms terms, Urgency urgency) {
        HttpLimits limits = settings.reads();
        return new VenueHttp(settings, terms, limits, Lane.reads(settings.venue(), urgency, limits.connect()), true);
    }

    /**
     * One request. After {@link NotSent} the venue certainly got nothing of it; after any other failure it may have got
     * all of it.
     */
    public Answer exchange(Request request) throws IOException {
        return exchange(request, lane.urgency());
    }

    /** The same for a call that is more or less urgent than the rest of its lane. */
    Answer exchange(Request request, Urgency urgency) throws IOException {
        mustBeSentOnce(request);
        pay(request, urgency);
        takeSlot();
        try {
            return judged(request);
        } finally {
            slots.release();
        }
    }

    /** One question. Failures become trouble with a code; an answer of any status is an answer. */
    public Answer read(Request request) {
        long left = quietUntilNanos.get() - System.nanoTime();
        if (left > 0) {
            // going on asking is what turns a limit into a ban
            throw new Trouble(
                    Code.VEN_BUSY,
                    venue + " asked us to wait, " + TimeUnit.NANOSECONDS.toSeconds(left) + " s are left");
        }
        try {
            Answer answer = exchange(request);
            if (answer.isBusy() && !answer.retryAfter().isZero()) {
                quietUntilNanos.set(System.nanoTime() + answer.retryAfter().toNanos());
            }
            return answer;
        } catch (NoSlot e) {
            throw new Trouble(e.code(), venue + ": " + e.getMessage(), e);
        } catch (Oversized e) {
            throw new Trouble(Code.VEN_GARBLED, venue + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new Trouble(Code.VEN_SILENT, venue + " did not answer: " + e, e);
        }
    }

    @Override
    public void close() {
        client.connectionPool().evictAll();
    }

    private void pay(Request request, Urgency urgency) throws NoSlot {
        int weight = terms.weight(request.method(), request.url().encodedPath());
        if (!budget.take(urgency, weight)) {
            throw new NoSlot(Code.RSK_BUDGET, "never sent: what is left of the budget is for more than " + urgency);
        }
    }

    /** The lane's breaker learns of failures; an error that the venue words is none. */
    private Answer judged(Request request) throws IOException {
        Optional<String> obstacle = lane.obstacle();
        if (obstacle.isPresent()) throw new NoSlot(Code.VEN_BUSY, "never sent: " + obstacle.get());
        try {
            Answer answer = send(request);
            if (answer.isSilence()) lane.failed(new IOException("HTTP " + answer.status()));
            else lane.worked();
            return answer;
        } catch (IOException | RuntimeException e) {
            lane.failed(e);
            throw e;
        }
    }

    private Answer send(Request request) throws IOException {
        var departure = new Departure();
        Request watched = request.newBuilder().tag(Departure.class, departure).build();
        try (Response response = client.newCall(watched).execute()) {
            Optional<Instant> date = Optional.ofNullable(response.headers().getInstant("Date"));
            Answer answer = new Answer(response.code(), bodyOf(response), retryAfter(response), date);
            settle(response, answer);
            return answer;
        } catch (IOException e) {
            if (departure.begun) throw e;
            throw new NotSent("never sent: " + e, e);
        }
    }

    /** The venue's own count wins; one that finds us too busy is left alone by everything but exits. */
    private void settle(Response response, Answer answer) {
        RateTerms.Count count = terms.counter().of(name -> Optional.ofNullable(response.header(name)));
        count.used().ifPresent(budget::venueCounts);
        if (!count.quiet().isZero()) budget.keepQuiet(count.quiet());
        if (answer.isBusy()) budget.keepQuiet(answer.retryAfter().isZero() ? UNSAID_WAIT : answer.retryAfter());
    }

    private static String bodyOf(Response response) throws IOException {
        BufferedSource source = response.body().source();
        // counted after decompression
        if (source.request(ANSWER_LIMIT + 1L)) throw new Oversized("an answer above " + ANSWER_LIMIT + " bytes");
        return source.readString(StandardCharsets.UTF_8);
    }

    /** Seconds; the form with a date is used by no venue of ours and counts as none. */
    private static Duration retryAfter(Response response) {
        String header = response.header("Retry-After");
        if (header == null || !header.matches("[0-9]{1,9}")) return Duration.ZERO;
        return Duration.ofSeconds(Math.min(Long.parseLong(header), LONGEST_WAIT_SECONDS));
    }

    private void takeSlot() throws NotSent {
        try {
            if (slots.tryAcquire(limits.connect().toMillis(), TimeUnit.MILLISECONDS)) return;
            throw new NoSlot(Code.VEN_BUSY, "never sent: " + limits.atOnce() + " requests are under way");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotSent("never sent: interrupted", e);
        }
    }

    private static void mustBeSentOnce(Request request) {
        boolean changes = !request.method().toUpperCase(Locale.ROOT).equals("GET");
        var body = request.body();
        if (changes && (body == null || !body.isOneShot())) {
            throw new IllegalArgumentException("a " + request.method() + " needs a body that is written once");
        }
    }

    private static EventListener departureOf(Call call) {
        Departure departure = call.request().tag(Departure.class);
        return departure == null ? EventListener.NONE : departure;
    }

    /** Whether the first byte of a request may have left. */
    private static final class Departure extends EventListener {
        private volatile boolean begun;

        @Override
        public void requestHeadersStart(Call call) {
            begun = true;
        }
    }

    /** The request never left this machine: no name, no connection, no free slot. */
    public static class NotSent extends IOException {
        private static final long serialVersionUID = 1L;

        NotSent(String what, @Nullable Throwable cause) {
            super(what, cause);
        }
    }

    /** Too many requests of this lane are under way, or what is left is for something more urgent. */
    public static final class NoSlot extends NotSent {
        private static final long serialVersionUID = 1L;

        private final Code code;

        NoSlot(Code code, String what) {
            super(what, null);
            this.code = code;
        }

        Code code() {
            return code;
        }
    }

    /** The answer is longer than any that we know how to read. */
    public static final class Oversized extends IOException {
        private static final long serialVersionUID = 1L;

        Oversized(String what) {
            super(what);
        }
    }
}
