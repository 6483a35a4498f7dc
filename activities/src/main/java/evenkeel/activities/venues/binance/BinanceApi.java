package evenkeel.activities.venues.binance;

import evenkeel.activities.venues.budget.Urgency;
import evenkeel.activities.venues.http.Answer;
import evenkeel.activities.venues.http.ApiKey;
import evenkeel.activities.venues.http.ErrorTable.Said;
import evenkeel.activities.venues.http.Fields;
import evenkeel.activities.venues.http.Json;
import evenkeel.activities.venues.http.OneShot;
import evenkeel.activities.venues.http.Query;
import evenkeel.activities.venues.http.VenueApi;
import evenkeel.activities.venues.http.VenueClock;
import evenkeel.activities.venues.http.VenueHttp;
import evenkeel.activities.venues.http.VenueSettings;
import evenkeel.domain.code.Trouble;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** Requests in Binance's form: every parameter in the query, the signature last. */
final class BinanceApi implements VenueApi<BinanceApi> {
    static final String ORDER = "/fapi/v1/order";

    private static final String DEPTH = "/fapi/v1/depth";
    private static final String KEY_HEADER = "X-MBX-APIKEY";

    private final VenueSettings settings;
    private final VenueHttp reads;
    private final VenueClock clock;

    BinanceApi(VenueSettings settings) {
        this.settings = settings;
        this.reads = VenueHttp.reads(settings, BinanceWeights.TERMS, Urgency.RECONCILE);
        this.clock = new VenueClock(settings.clock(), this::venueTime);
    }

    private BinanceApi(BinanceApi other, Urgency urgency) {
        this.settings = other.settings;
        this.reads = VenueHttp.reads(settings, BinanceWeights.TERMS, urgency);
        this.clock = other.clock;
    }

    @Override
    public BinanceApi with(Urgency urgency) {
        return new BinanceApi(this, urgency);
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

    Instant venueTime() {
        return open("/fapi/v1/time", Query.NONE).instant("serverTime");
    }

    /** A public read. */
    Fields open(String path, Query query) {
        return body(path, reads.read(request(path, query.encoded(), "GET")));
    }

    /** A signed read. */
    Fields signed(String path, Query query) {
        return body(path, readSigned(path, query));
    }

    /** What the key may do, from the host that tells it. */
    Fields rights(URI host) {
        String path = "/sapi/v1/account/apiRestrictions";
        clock.refresh();
        HttpUrl url = HttpUrl.get(host.resolve(path).toString())
                .newBuilder()
                .encodedQuery(sign(Query.NONE, clock.now()))
                .build();
        Request asking = new Request.Builder()
                .url(url)
                .header(KEY_HEADER, settings.key().id())
                .build();
        return body(path, reads.read(asking));
    }

    /** A signed read that is empty when the venue answers with that error code. */
    Optional<Fields> find(String path, Query query, String noneCode) {
        Answer answer = readSigned(path, query);
        if (!answer.isSuccess()
                && !answer.isSilence()
                && said(answer).venueCode().equals(noneCode)) {
            return Optional.empty();
        }
        return Optional.of(body(path, answer));
    }

    /** A request that wants the key but no signature: the listen keys. */
    Fields keyed(String method, String path) {
        return body(path, reads.read(request(path, "", method)));
    }

    /** A signed request of an order, made for a moment of the venue's time. */
    Request order(String method, Query query, Instant venueNow) {
        return request(ORDER, sign(query, venueNow), method);
    }

    /** A signed POST of something else. */
    Request post(String path, Query query, Instant venueNow) {
        return request(path, sign(query, venueNow), "POST");
    }

    Said said(Answer answer) {
        Said said = BinanceErrors.said(answer);
        switch (said.venueCode()) {
            case "-1021", "-5028" -> clock.distrust();
            default -> {}
        }
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
        return reads.read(request(path, sign(query, clock.now()), "GET"));
    }

    /** The best levels of a market as the venue words them. */
    String depth(String market, int levels) {
        Query query = Query.of("symbol", market).with("limit", levels);
        Answer answer = reads.read(request(DEPTH, query.encoded(), "GET"));
        if (!answer.isSuccess()) throw BinanceErrors.TABLE.trouble(DEPTH, redacted(answer), said(answer));
        return answer.body();
    }

    private Fields body(String path, Answer answer) {
        Said said = said(answer);
        if (!answer.isSuccess()) throw BinanceErrors.TABLE.trouble(path, redacted(answer), said);
        try {
            return Json.read(answer.body());
        } catch (Trouble e) {
            throw BinanceErrors.TABLE.trouble(path, redacted(answer), said);
        }
    }

    /** Signed over exactly what is sent. */
    private String sign(Query query, Instant venueNow) {
        String payload = query.with("recvWindow", settings.window().toMillis())
                .with("timestamp", venueNow.toEpochMilli())
                .encoded();
        return payload + "&signature=" + settings.key().hmacSha256(payload);
    }

    private Request request(String path, String query, String method) {
        HttpUrl url = HttpUrl.get(settings.restUrl(path))
                .newBuilder()
                .encodedQuery(query.isEmpty() ? null : query)
                .build();
        return new Request.Builder()
                .url(url)
                .header(KEY_HEADER, settings.key().id())
                .method(method, method.equals("GET") ? null : OneShot.empty())
                .build();
    }
}
