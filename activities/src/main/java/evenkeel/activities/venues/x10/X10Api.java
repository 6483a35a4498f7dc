package evenkeel.activities.venues.x10;

import evenkeel.activities.venues.budget.Urgency;
import evenkeel.activities.venues.http.Answer;
import evenkeel.activities.venues.http.ApiKey;
import evenkeel.activities.venues.http.ErrorTable.Said;
import evenkeel.activities.venues.http.Fields;
import evenkeel.activities.venues.http.Json;
import evenkeel.activities.venues.http.OneShot;
import evenkeel.activities.venues.http.Pages;
import evenkeel.activities.venues.http.Query;
import evenkeel.activities.venues.http.VenueApi;
import evenkeel.activities.venues.http.VenueClock;
import evenkeel.activities.venues.http.VenueHttp;
import evenkeel.activities.venues.http.VenueSettings;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** Requests in X10's form: a key in a header, answers in an envelope; only orders are signed, in their bodies. */
final class X10Api implements VenueApi<X10Api> {
    static final String ORDER = "/user/order";

    private static final String ROOT = "/api/v1";

    /** Cheap and open to all; whatever it answers is dated. */
    private static final String DATED = "/info/markets/BTC-USD/stats";

    /** The venue turns away whoever does not say what he is. */
    private static final String AGENT = "evenkeel";

    private static final int NOT_FOUND = 404;
    private static final int PAGE = 100;
    private static final Duration HALF_A_SECOND = Duration.ofMillis(500);

    private final VenueSettings settings;
    private final VenueHttp reads;
    private final VenueClock clock;

    X10Api(VenueSettings settings) {
        this.settings = settings;
        this.reads = VenueHttp.reads(settings, X10Weights.TERMS, Urgency.RECONCILE);
        this.clock = new VenueClock(settings.clock(), this::venueTime);
    }

    private X10Api(X10Api other, Urgency urgency) {
        this.settings = other.settings;
        this.reads = VenueHttp.reads(settings, X10Weights.TERMS, urgency);
        this.clock = other.clock;
    }

    @Override
    public X10Api with(Urgency urgency) {
        return new X10Api(this, urgency);
    }

    String venue() {
        return settings.venue();
    }

    ApiKey key() {
        return settings.key();
    }

    @Override
    public VenueClock clock() {
        return clock;
    }

    /** No call tells it, so every answer's date does. That one is cut to the second: on average half of one is missing. */
    Instant venueTime() {
        return reads.read(get(DATED, Query.NONE).build())
                .date()
                .orElseThrow(() -> new Trouble(Code.VEN_GARBLED, venue() + " does not date its answers"))
                .plus(HALF_A_SECOND);
    }

    /** A public read: the envelope, whose status was OK. */
    Fields open(String path, Query query) {
        return envelope(path, reads.read(get(path, query).build()));
    }

    /** A read of ours: the envelope, whose status was OK. */
    Fields ours(String path, Query query) {
        return envelope(path, readOurs(path, query));
    }

    /** The same; empty when the venue says, in its own form, that there is none. */
    Optional<Fields> find(String path) {
        Answer answer = readOurs(path, Query.NONE);
        boolean none = answer.status() == NOT_FOUND && isItsOwn(answer);
        return none ? Optional.empty() : Optional.of(envelope(path, answer));
    }

    /** Rows of ours, newest first, page by page until one is all before the rows that are wanted. */
    List<Fields> pages(String path, Query query, Predicate<Fields> isWanted) {
        return pages(path, query, this::ours, isWanted);
    }

    /** The same of what everybody may read. */
    List<Fields> openPages(String path, Query query, Predicate<Fields> isWanted) {
        return pages(path, query, this::open, isWanted);
    }

    private static List<Fields> pages(
            String path, Query query, BiFunction<String, Query, Fields> read, Predicate<Fields> isWanted) {
        List<Fields> rows = new ArrayList<>();
        var guard = new Pages.Guard(path);
        Query next = query.with("limit", PAGE);
        while (true) {
            guard.next();
            Fields envelope = read.apply(path, next);
            List<Fields> page = envelope.list("data");
            List<Fields> wanted = page.stream().filter(isWanted).toList();
            rows.addAll(wanted);
            Optional<String> cursor = cursor(envelope);
            if (wanted.isEmpty() || cursor.isEmpty()) return rows;
            next = query.with("limit", PAGE).with("cursor", cursor.get());
        }
    }

    Request post(String path, Map<String, ?> body) {
        return keyed(get(path, Query.NONE)).post(OneShot.json(Json.write(body))).build();
    }

    Request patch(String path, Map<String, ?> body) {
        return keyed(get(path, Query.NONE))
                .patch(OneShot.json(Json.write(body)))
                .build();
    }

    Request delete(String path, Query query) {
        return keyed(get(path, query)).delete(OneShot.empty()).build();
    }

    /** Where everybody may listen. */
    Request dial(String path) {
        return dialling(path).build();
    }

    /** Where our stream is. */
    Request dialOurs(String path) {
        return keyed(dialling(path)).build();
    }

    Said said(Answer answer) {
        Said said = X10Errors.said(answer);
        return new Said(said.venueCode(), key().redact(said.words()));
    }

    /** An answer without our key in it: some error pages repeat the request. */
    Answer redacted(Answer answer) {
        return new Answer(answer.status(), key().redact(answer.body()), answer.retryAfter(), answer.date());
    }

    static boolean isOk(Fields envelope) {
        return envelope.textOrEmpty("status").equals("OK");
    }

    @Override
    public void close() {
        reads.close();
    }

    private Answer readOurs(String path, Query query) {
        return reads.read(keyed(get(path, query)).build());
    }

    private Fields envelope(String path, Answer answer) {
        if (answer.isSuccess()) {
            Fields envelope = Json.read(answer.body());
            if (isOk(envelope)) return envelope;
        }
        throw X10Errors.TABLE.trouble(path, redacted(answer), said(answer));
    }

    /** A proxy's page about a path that leads nowhere is no word of the venue's. */
    private static boolean isItsOwn(Answer answer) {
        try {
            return Json.read(answer.body()).textOrEmpty("status").equals("ERROR");
        } catch (Trouble e) {
            return false;
        }
    }

    private static Optional<String> cursor(Fields envelope) {
        if (!envelope.has("pagination")) return Optional.empty();
        String cursor = envelope.object("pagination").textOrEmpty("cursor");
        return cursor.isEmpty() ? Optional.empty() : Optional.of(cursor);
    }

    private Request.Builder get(String path, Query query) {
        String encoded = query.encoded();
        HttpUrl url = HttpUrl.get(settings.restUrl(ROOT + path))
                .newBuilder()
                .encodedQuery(encoded.isEmpty() ? null : encoded)
                .build();
        return new Request.Builder().url(url).header("User-Agent", AGENT);
    }

    private Request.Builder dialling(String path) {
        return settings.dial("/stream.extended.exchange/v1" + path).newBuilder().header("User-Agent", AGENT);
    }

    private Request.Builder keyed(Request.Builder request) {
        return request.header("X-Api-Key", key().id());
    }
}
