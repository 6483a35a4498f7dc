package evenkeel.activities.venues.lighter;

import evenkeel.activities.venues.budget.Urgency;
import evenkeel.activities.venues.http.Answer;
import evenkeel.activities.venues.http.ErrorTable.Said;
import evenkeel.activities.venues.http.Fields;
import evenkeel.activities.venues.http.Json;
import evenkeel.activities.venues.http.OneShot;
import evenkeel.activities.venues.http.Query;
import evenkeel.activities.venues.http.VenueApi;
import evenkeel.activities.venues.http.VenueClock;
import evenkeel.activities.venues.http.VenueHttp;
import evenkeel.activities.venues.http.VenueSettings;
import evenkeel.activities.venues.lighter.signing.Act;
import evenkeel.activities.venues.lighter.signing.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** Requests in Lighter's form: reads of our account carry a log-in, everything else is a signed transaction. */
final class LighterApi implements VenueApi<LighterApi> {
    private static final int UNAUTHORISED = 401;

    /** The venue tells its time in whole seconds: on the average it is half a second later. */
    private static final Duration HALF_A_SECOND = Duration.ofMillis(500);

    private final LighterSettings settings;
    private final VenueHttp reads;
    private final VenueClock clock;
    private final LighterLogin login;
    private final LighterNonces nonces;

    LighterApi(LighterSettings settings) {
        this.settings = settings;
        this.reads = VenueHttp.reads(settings.venue(), LighterWeights.TERMS, Urgency.RECONCILE);
        this.clock = new VenueClock(settings.venue().clock(), this::venueTime);
        this.login = new LighterLogin(settings.venue(), clock);
        this.nonces = new LighterNonces(this::nextNonce);
    }

    private LighterApi(LighterApi other, Urgency urgency) {
        this.settings = other.settings;
        this.reads = VenueHttp.reads(settings.venue(), LighterWeights.TERMS, urgency);
        this.clock = other.clock;
        this.login = other.login;
        this.nonces = other.nonces;
    }

    @Override
    public LighterApi with(Urgency urgency) {
        return new LighterApi(this, urgency);
    }

    String venue() {
        return settings.venue().venue();
    }

    LighterKey key() {
        return login.key();
    }

    LighterLogin login() {
        return login;
    }

    @Override
    public VenueClock clock() {
        return clock;
    }

    Instant venueTime() {
        long seconds = open("/", Query.NONE).whole("timestamp");
        return Instant.ofEpochSecond(seconds).plus(HALF_A_SECOND);
    }

    /** A public read. */
    Fields open(String path, Query query) {
        return answered(path, reads.read(get(path, query).build()));
    }

    /** A read of our account; when the log-in has run out, once more with a new one. */
    Fields signed(String path, Query query) {
        Answer answer = readSigned(path, query);
        if (answer.status() == UNAUTHORISED || said(answer).venueCode().equals(LighterErrors.LOGIN)) {
            login.renew();
            answer = readSigned(path, query);
        }
        return answered(path, answer);
    }

    /** The rows of a list, page by page, as long as the reader wants more of them. */
    void pages(String path, Query query, String list, int mostPages, Predicate<List<Fields>> reader) {
        String cursor = "";
        for (int page = 0; page < mostPages; page++) {
            Fields answer = signed(path, cursor.isEmpty() ? query : query.with("cursor", cursor));
            List<Fields> rows = answer.list(list);
            cursor = answer.textOrEmpty("next_cursor");
            if (rows.isEmpty() || !reader.test(rows) || cursor.isEmpty()) return;
        }
    }

    /** A transaction that the venue takes until its window after the stamp is over. */
    Transaction transaction(Act act, Instant stamp) {
        VenueSettings venue = settings.venue();
        var skip = new TreeMap<Integer, Long>();
        skip.put(Transaction.SKIP_NONCE, 1L);
        return new Transaction(
                settings.chain(),
                key().signer(),
                nonces.next(stamp),
                stamp.plus(venue.window()).toEpochMilli(),
                act,
                skip);
    }

    Request send(Transaction transaction) {
        Query form = Query.of(
                "tx_type",
                Integer.toString(transaction.act().type()),
                "tx_info",
                Json.write(transaction.signed(key().key())));
        return new Request.Builder()
                .url(HttpUrl.get(settings.venue().restUrl("/api/v1/sendTx")))
                .post(OneShot.form(form))
                .build();
    }

    Said said(Answer answer) {
        Said said = LighterErrors.said(answer);
        if (said.venueCode().equals(LighterErrors.NONCE)) nonces.doubt();
        return new Said(said.venueCode(), settings.venue().key().redact(said.words()));
    }

    /** An answer without our key in it: some error pages repeat the request. */
    Answer redacted(Answer answer) {
        return new Answer(answer.status(), settings.venue().key().redact(answer.body()), answer.retryAfter());
    }

    @Override
    public void close() {
        reads.close();
    }

    private long nextNonce() {
        Query query = Query.of("account_index", key().account())
                .with("api_key_index", key().signer().key());
        return open("/api/v1/nextNonce", query).whole("nonce");
    }

    private Answer readSigned(String path, Query query) {
        return reads.read(
                get(path, query).header("Authorization", login.token()).build());
    }

    /** Only the page that tells the time calls it status. */
    private Fields answered(String path, Answer answer) {
        Said said = said(answer);
        boolean ok = said.venueCode().equals(LighterErrors.OK) || path.equals("/");
        if (answer.isSuccess() && ok) return Json.read(answer.body());
        throw LighterErrors.TABLE.trouble(path, redacted(answer), said);
    }

    private Request.Builder get(String path, Query query) {
        HttpUrl url = HttpUrl.get(settings.venue().restUrl(path))
                .newBuilder()
                .encodedQuery(query.encoded().isEmpty() ? null : query.encoded())
                .build();
        return new Request.Builder().url(url);
    }
}
