package evenkeel.activities.venues.bybit;

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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** Requests in Bybit's form: signed by headers over the query or the raw body, answered in an envelope. */
final class BybitApi implements VenueApi<BybitApi> {
    private final VenueSettings settings;
    private final VenueHttp reads;
    private final VenueClock clock;

    BybitApi(VenueSettings settings) {
        this.settings = settings;
        this.reads = VenueHttp.reads(settings, BybitWeights.TERMS, Urgency.RECONCILE);
        this.clock = new VenueClock(settings.clock(), this::venueTime);
    }

    private BybitApi(BybitApi other, Urgency urgency) {
        this.settings = other.settings;
        this.reads = VenueHttp.reads(settings, BybitWeights.TERMS, urgency);
        this.clock = other.clock;
    }

    @Override
    public BybitApi with(Urgency urgency) {
        return new BybitApi(this, urgency);
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

    /** The envelope's time: the same clock as the one that checks signatures, in milliseconds. */
    Instant venueTime() {
        return open("/v5/market/time", Query.NONE).instant("time");
    }

    /** A public read: the whole envelope, whose {@code retCode} was 0. */
    Fields open(String path, Query query) {
        return envelope(path, reads.read(get(path, query).build()));
    }

    /** A signed read: the whole envelope, whose {@code retCode} was 0. */
    Fields signed(String path, Query query) {
        return envelope(path, readSigned(path, query));
    }

    /** The list of a signed read; none when the venue says that there is no such order. */
    List<Fields> orders(String path, Query query) {
        Answer answer = readSigned(path, query);
        boolean none = !answer.isSilence() && said(answer).venueCode().equals(BybitErrors.NO_SUCH_ORDER);
        return none ? List.of() : envelope(path, answer).object("result").list("list");
    }

    /** All pages of a signed read, in the venue's order: newest first. */
    List<Fields> pages(String path, Query query) {
        List<Fields> rows = new ArrayList<>();
        var guard = new Pages.Guard(path);
        String cursor = "";
        do {
            guard.next();
            Query page = cursor.isEmpty() ? query : query.with("cursor", cursor);
            Fields result = signed(path, page).object("result");
            rows.addAll(result.list("list"));
            cursor = result.textOrEmpty("nextPageCursor");
        } while (!cursor.isEmpty());
        return rows;
    }

    /** A signed POST, made for a moment of the venue's time. */
    Request post(String path, Map<String, ?> body, Instant venueNow) {
        String text = Json.write(body);
        return sign(new Request.Builder().url(HttpUrl.get(settings.restUrl(path))), text, venueNow)
                .post(OneShot.json(text))
                .build();
    }

    Said said(Answer answer) {
        Said said = BybitErrors.said(answer);
        if (said.venueCode().equals(BybitErrors.CLOCK)) clock.distrust();
        return new Said(said.venueCode(), settings.key().redact(said.words()));
    }

    /** An answer without our key in it: some error pages repeat the request. */
    Answer redacted(Answer answer) {
        return new Answer(answer.status(), settings.key().redact(answer.body()), answer.retryAfter());
    }

    @Override
    public void close() {
        reads.close();
    }

    private Answer readSigned(String path, Query query) {
        clock.refresh();
        return reads.read(sign(get(path, query), query.encoded(), clock.now()).build());
    }

    private Fields envelope(String path, Answer answer) {
        Said said = said(answer);
        if (answer.isSuccess() && said.venueCode().equals(BybitErrors.OK)) return Json.read(answer.body());
        throw BybitErrors.TABLE.trouble(path, redacted(answer), said);
    }

    private Request.Builder get(String path, Query query) {
        String encoded = query.encoded();
        HttpUrl url = HttpUrl.get(settings.restUrl(path))
                .newBuilder()
                .encodedQuery(encoded.isEmpty() ? null : encoded)
                .build();
        return new Request.Builder().url(url);
    }

    /** Over exactly the query or body that is sent. */
    private Request.Builder sign(Request.Builder request, String payload, Instant venueNow) {
        String timestamp = Long.toString(venueNow.toEpochMilli());
        String window = Long.toString(settings.window().toMillis());
        String signature = key().hmacSha256(timestamp + key().id() + window + payload);
        return request.header("X-BAPI-API-KEY", key().id())
                .header("X-BAPI-TIMESTAMP", timestamp)
                .header("X-BAPI-RECV-WINDOW", window)
                .header("X-BAPI-SIGN", signature);
    }
}
