package evenkeel.activities.venues.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.activities.venues.Peer;
import evenkeel.activities.venues.budget.Allowance;
import evenkeel.activities.venues.budget.Budget;
import evenkeel.activities.venues.budget.RateTerms;
import evenkeel.activities.venues.budget.Urgency;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.Buffer;
import okio.GzipSink;
import okio.Okio;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VenueHttpTest {
    private static final RateTerms UNCOUNTED =
            new RateTerms(new Allowance(1, Duration.ofSeconds(1)), Map.of(), header -> RateTerms.Count.SILENT);

    private final Peer peer = new Peer();
    private final VenueHttp reads = reads(Peer.IMPATIENT);

    @AfterEach
    void close() {
        reads.close();
        peer.close();
    }

    @Test
    void a_body_that_could_be_written_twice_is_refused() {
        var twice = request().post(RequestBody.create(new byte[0])).build();
        var never = request().delete(RequestBody.create(new byte[0])).build();

        assertThatThrownBy(() -> reads.exchange(twice)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> reads.exchange(never)).isInstanceOf(IllegalArgumentException.class);
        assertThat(peer.got("POST /x")).isEmpty();
    }

    @Test
    void a_read_without_an_answer_is_silent() {
        peer.does(
                "GET /x",
                new MockResponse.Builder()
                        .onResponseStart(SocketEffect.Stall.INSTANCE)
                        .build());

        has(Code.VEN_SILENT, () -> reads.read(request().build()));
    }

    @Test
    void a_read_of_a_venue_that_is_not_there_is_silent() {
        var request = request().build();
        peer.close();

        has(Code.VEN_SILENT, () -> reads.read(request));
    }

    @Test
    void S20_a_read_is_never_redirected() {
        peer.does(
                "GET /x",
                new MockResponse.Builder().code(302).setHeader("Location", "/y").build());

        assertThat(reads.read(request().build()).status()).isEqualTo(302);
        assertThat(peer.got("GET /y")).isEmpty();
    }

    @Test
    void S21_an_answer_of_more_than_four_megabytes_is_garbled() {
        peer.does(
                "GET /x",
                new MockResponse.Builder()
                        .body(new Buffer().write(new byte[VenueHttp.ANSWER_LIMIT + 1]))
                        .build());

        has(Code.VEN_GARBLED, () -> reads.read(request().build()));
    }

    @Test
    void S21_an_answer_that_unpacks_to_more_than_four_megabytes_is_garbled() throws Exception {
        var packed = new Buffer();
        try (var sink = Okio.buffer(new GzipSink(packed))) {
            for (int i = 0; i < 16; i++) sink.write(new byte[1024 * 1024]);
        }
        assertThat(packed.size()).isLessThan(100_000);
        peer.does(
                "GET /x",
                new MockResponse.Builder()
                        .setHeader("Content-Encoding", "gzip")
                        .body(packed)
                        .build());

        has(Code.VEN_GARBLED, () -> reads.read(request().build()));
    }

    @Test
    void after_being_asked_to_wait_reads_stay_at_home() {
        peer.does(
                "GET /x",
                new MockResponse.Builder()
                        .code(429)
                        .setHeader("Retry-After", "30")
                        .build());

        Answer first = reads.read(request().build());

        assertThat(first.retryAfter()).isEqualTo(Duration.ofSeconds(30));
        has(Code.VEN_BUSY, () -> reads.read(request().build()));
        assertThat(peer.got("GET /x")).hasSize(1);
    }

    @Test
    void a_wait_that_is_no_number_or_endless_is_bounded() {
        peer.does(
                "GET /x",
                new MockResponse.Builder()
                        .code(500)
                        .setHeader("Retry-After", "Wed, 21 Oct 2065 07:28:00 GMT")
                        .build());
        peer.does(
                "GET /x",
                new MockResponse.Builder()
                        .code(500)
                        .setHeader("Retry-After", "999999999")
                        .build());

        assertThat(reads.read(request().build()).retryAfter()).isZero();
        assertThat(reads.read(request().build()).retryAfter()).isEqualTo(Duration.ofDays(3));
    }

    @Test
    void more_requests_than_slots_are_busy_and_not_sent() throws InterruptedException {
        var single = new HttpLimits(Duration.ofMillis(100), Duration.ofSeconds(20), Duration.ofSeconds(20), 1);
        var arrived = new CountDownLatch(1);
        peer.does("GET /x", request -> {
            arrived.countDown();
            return new MockResponse.Builder()
                    .onResponseStart(SocketEffect.Stall.INSTANCE)
                    .build();
        });
        try (var lane = reads(single)) {
            Thread.ofVirtual().start(() -> lane.read(request().build()));
            assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();

            has(Code.VEN_BUSY, () -> lane.read(request().build()));
        }
        assertThat(peer.got("GET /x")).hasSize(1);
    }

    private Request.Builder request() {
        return new Request.Builder().url(peer.rest() + "/x");
    }

    private VenueHttp reads(HttpLimits limits) {
        var settings = new VenueSettings(
                "venue",
                peer.rest(),
                URI.create("ws://127.0.0.1"),
                new ApiKey("nobody", new byte[] {1}),
                InstantSource.fixed(Peer.NOW),
                Duration.ofSeconds(5),
                Duration.ZERO,
                List.of(),
                limits,
                limits,
                Budget.ENDLESS,
                AccountRules.ANY);
        return VenueHttp.reads(settings, UNCOUNTED, Urgency.RECONCILE);
    }

    private static void has(Code code, ThrowingCallable reading) {
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo(code));
    }
}
