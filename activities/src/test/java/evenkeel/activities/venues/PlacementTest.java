package evenkeel.activities.venues;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.venues.http.ErrorTable;
import evenkeel.activities.venues.http.HttpLimits;
import evenkeel.domain.code.Code;
import evenkeel.domain.order.OrderOutcome;
import evenkeel.domain.order.OrderOutcome.Accepted;
import evenkeel.domain.order.OrderOutcome.Rejected;
import evenkeel.domain.order.OrderOutcome.Unknown;
import evenkeel.domain.order.OrderStatus;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for a placement at every venue: sent once, and certain only of what is certain. */
class PlacementTest {
    private final Peer peer = new Peer();

    @AfterEach
    void close() {
        peer.close();
    }

    @ParameterizedTest
    @MethodSource("evenkeel.activities.venues.Wired#all")
    void an_order_that_the_venue_took_is_accepted(Wired venue) {
        OrderWire orders = venue.at(peer).orders();
        peer.says(venue.placing(), venue.accepting(Intents.ENTRY));

        OrderOutcome outcome = orders.place(Intents.ENTRY, Peer.NOW);

        assertThat(outcome).isInstanceOfSatisfying(Accepted.class, accepted -> {
            assertThat(accepted.report().status()).isEqualTo(OrderStatus.OPEN);
            assertThat(accepted.report().filled().isZero()).isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("evenkeel.activities.venues.Wired#all")
    void double_send_connection_closed_after_the_request_was_read(Wired venue) {
        OrderWire orders = venue.at(peer).orders();
        peer.says(venue.placing(), venue.accepting(Intents.ENTRY));
        peer.does(venue.placing(), closesAfterReading());
        peer.says(venue.placing(), venue.accepting(Intents.ENTRY));
        orders.place(Intents.ENTRY, Peer.NOW); // leaves a connection in the pool

        OrderOutcome outcome = orders.place(Intents.ENTRY, Peer.NOW);

        assertThat(outcome).isInstanceOf(Unknown.class);
        assertThat(peer.got(venue.placing())).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("evenkeel.activities.venues.Wired#all")
    void double_send_408(Wired venue) {
        sentOnceAndUnknown(venue, new MockResponse.Builder().code(408).build());
    }

    @ParameterizedTest
    @MethodSource("evenkeel.activities.venues.Wired#all")
    void double_send_503_with_retry_after_0(Wired venue) {
        sentOnceAndUnknown(
                venue,
                new MockResponse.Builder()
                        .code(503)
                        .setHeader("Retry-After", "0")
                        .build());
    }

    /** A redirect says that somebody looked at the request, not that nobody acted on it: unknown. */
    @ParameterizedTest
    @MethodSource("evenkeel.activities.venues.Wired#all")
    void double_send_307(Wired venue) {
        String path = venue.placing().substring(venue.placing().indexOf(' ') + 1);
        sentOnceAndUnknown(
                venue,
                new MockResponse.Builder().code(307).setHeader("Location", path).build());
    }

    /** The control: without our settings each of the four is sent twice. It keeps the four tests above honest. */
    @ParameterizedTest
    @MethodSource("repeaters")
    void the_clients_defaults_would_send_twice(MockResponse first) throws IOException {
        try (var server = new MockWebServer()) {
            server.enqueue(new MockResponse.Builder().build());
            server.enqueue(first);
            server.enqueue(new MockResponse.Builder().build());
            server.start();
            var careless = new OkHttpClient();
            var request = new Request.Builder()
                    .url(server.url("/"))
                    .post(RequestBody.create(new byte[] {1}))
                    .build();
            careless.newCall(request).execute().close();

            careless.newCall(request).execute().close();

            assertThat(server.getRequestCount()).isEqualTo(3);
        }
    }

    static Stream<MockResponse> repeaters() {
        return Stream.of(
                closesAfterReading(),
                new MockResponse.Builder().code(408).build(),
                new MockResponse.Builder()
                        .code(503)
                        .setHeader("Retry-After", "0")
                        .build(),
                new MockResponse.Builder().code(307).setHeader("Location", "/").build());
    }

    @ParameterizedTest
    @MethodSource("evenkeel.activities.venues.Wired#all")
    void F12_no_status_from_300_to_599_proves_anything_without_a_listed_code(Wired venue) {
        OrderWire orders = venue.at(peer).orders();

        for (int status : IntStream.rangeClosed(300, 599).toArray()) {
            peer.forgets(venue.placing()).says(venue.placing(), status, "");
            assertThat(orders.place(Intents.EXIT, Peer.NOW))
                    .as("HTTP " + status)
                    .isInstanceOf(Unknown.class);
        }
        assertThat(peer.got(venue.placing())).hasSize(300);
    }

    @ParameterizedTest
    @MethodSource("evenkeel.activities.venues.Wired#all")
    void F12_a_listed_refusal_under_a_time_out_of_theirs_proves_nothing(Wired venue) {
        OrderWire orders = venue.at(peer).orders();
        ErrorTable.Row refusal = venue.errors().rows().stream()
                .filter(row -> row.verdict() == ErrorTable.Verdict.REFUSED)
                .findFirst()
                .orElseThrow();

        for (int status : new int[] {307, 408, 500, 502, 503, 504, 599}) {
            peer.forgets(venue.placing())
                    .says(venue.placing(), status, venue.refusal().about(refusal.venueCode()));
            assertThat(orders.place(Intents.EXIT, Peer.NOW))
                    .as("HTTP " + status)
                    .isInstanceOf(Unknown.class);
        }
    }

    @ParameterizedTest
    @MethodSource("evenkeel.activities.venues.Wired#all")
    void F12_each_listed_code_has_the_outcome_of_its_line(Wired venue) {
        OrderWire orders = venue.at(peer).orders();

        for (ErrorTable.Row row : venue.errors().rows()) {
            peer.forgets(venue.placing())
                    .says(venue.placing(), venue.errorStatus(), venue.refusal().about(row.venueCode()));
            OrderOutcome outcome = orders.place(Intents.EXIT, Peer.NOW);
            switch (row.verdict()) {
                case REFUSED, TRY_LATER ->
                    assertThat(outcome).as(row.toString()).isInstanceOfSatisfying(Rejected.class, rejected -> {
                        assertThat(rejected.code()).isEqualTo(row.code().id());
                        assertThat(rejected.why()).contains(row.venueCode(), "as the venue words it");
                    });
                case UNKNOWN -> assertThat(outcome).as(row.toString()).isInstanceOf(Unknown.class);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("evenkeel.activities.venues.Wired#all")
    void a_code_that_is_not_listed_is_unknown(Wired venue) {
        OrderWire orders = venue.at(peer).orders();
        peer.says(venue.placing(), venue.errorStatus(), venue.refusal().about("987654321"));

        assertThat(orders.place(Intents.ENTRY, Peer.NOW)).isInstanceOf(Unknown.class);
    }

    @ParameterizedTest
    @MethodSource("evenkeel.activities.venues.Wired#all")
    void a_code_that_says_the_id_was_used_is_unknown_for_the_order_may_exist(Wired venue) {
        OrderWire orders = venue.at(peer).orders();
        peer.says(venue.placing(), venue.errorStatus(), venue.refusal().about(venue.used()));

        assertThat(orders.place(Intents.ENTRY, Peer.NOW)).isInstanceOf(Unknown.class);
    }

    static Stream<Arguments> garbage() {
        return Wired.all()
                .flatMap(venue -> Stream.of(
                                "",
                                " ",
                                "null",
                                "[]",
                                "{}",
                                "true",
                                "<html><body>Just a moment…</body></html>",
                                venue.accepting(Intents.ENTRY).substring(0, 60),
                                venue.accepting(Intents.ENTRY) + "}",
                                venue.refusal().about("-2019"),
                                venue.refusal().about("10016"),
                                venue.words().about("somebody-elses-order"),
                                venue.accepting(Intents.ENTRY).replace("\"ee01", "\"ee02"),
                                "[".repeat(5000),
                                "{\"a\":1e999999999}",
                                "\u0000\u0001\u0002")
                        .map(body -> Arguments.of(venue, body)));
    }

    @ParameterizedTest
    @MethodSource("garbage")
    void F11_a_200_that_is_not_about_this_order_is_unknown(Wired venue, String body) {
        OrderWire orders = venue.at(peer).orders();
        peer.says(venue.placing(), body);

        assertThat(orders.place(Intents.ENTRY, Peer.NOW)).isInstanceOf(Unknown.class);
        assertThat(peer.got(venue.placing())).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("evenkeel.activities.venues.Wired#all")
    void F7_an_order_whose_answer_never_came_is_unknown_and_was_sent_once(Wired venue) {
        sentOnceAndUnknown(
                venue,
                new MockResponse.Builder()
                        .onResponseStart(SocketEffect.Stall.INSTANCE)
                        .build());
    }

    @ParameterizedTest
    @MethodSource("evenkeel.activities.venues.Wired#all")
    void F11_an_answer_that_breaks_off_is_unknown(Wired venue) {
        sentOnceAndUnknown(
                venue,
                new MockResponse.Builder()
                        .body(venue.accepting(Intents.ENTRY))
                        .onResponseBody(new SocketEffect.CloseSocket())
                        .build());
    }

    @ParameterizedTest
    @MethodSource("evenkeel.activities.venues.Wired#all")
    void an_answer_that_trickles_ends_with_the_call(Wired venue) {
        sentOnceAndUnknown(
                venue,
                new MockResponse.Builder()
                        .body(venue.accepting(Intents.ENTRY))
                        .throttleBody(1, 100, TimeUnit.MILLISECONDS)
                        .build());
    }

    @ParameterizedTest
    @MethodSource("evenkeel.activities.venues.Wired#all")
    void an_endless_answer_is_unknown(Wired venue) {
        sentOnceAndUnknown(
                venue,
                new MockResponse.Builder()
                        .body(new Buffer().write(new byte[5 * 1024 * 1024]))
                        .build());
    }

    @ParameterizedTest
    @MethodSource("evenkeel.activities.venues.Wired#all")
    void an_order_that_found_no_connection_was_never_sent_and_is_rejected(Wired venue) {
        var parts = venue.at(peer);
        parts.venue().account().venueTime();
        peer.close();

        OrderOutcome outcome = parts.orders().place(Intents.EXIT, Peer.NOW);

        assertThat(outcome).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.code()).isEqualTo(Code.VEN_SILENT.id());
            assertThat(rejected.why()).contains("never sent");
        });
    }

    @ParameterizedTest
    @MethodSource("evenkeel.activities.venues.Wired#all")
    void an_order_is_stamped_with_the_moment_it_was_given_however_late_it_is_sent(Wired venue) {
        OrderWire orders = venue.at(peer).orders();
        peer.says(venue.placing(), venue.accepting(Intents.EXIT));

        orders.place(Intents.EXIT, Peer.NOW.minusSeconds(30));

        assertThat(venue.stamp().apply(peer.only(venue.placing()))).isEqualTo("1699999970000");
    }

    @ParameterizedTest
    @MethodSource("evenkeel.activities.venues.Wired#all")
    void F46_a_clock_beyond_trust_stops_entries_and_lets_exits_go(Wired venue) {
        var settings = peer.settings(
                venue.name(),
                Peer.KEY_ID,
                Peer.SECRET,
                InstantSource.fixed(Peer.NOW.minusMillis(1001)),
                Peer.IMPATIENT);
        Wired.tellTime(peer);
        OrderWire orders = venue.maker().make(settings).orders();
        peer.says(venue.placing(), venue.accepting(Intents.EXIT));

        OrderOutcome entry = orders.place(Intents.ENTRY, Peer.NOW);
        orders.place(Intents.EXIT, Peer.NOW);

        assertThat(entry)
                .isInstanceOfSatisfying(
                        Rejected.class, rejected -> assertThat(rejected.code()).isEqualTo(Code.VEN_CLOCK.id()));
        assertThat(peer.got(venue.placing())).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("evenkeel.activities.venues.Wired#all")
    void F67_entries_that_stall_do_not_hold_up_an_exit(Wired venue) throws InterruptedException {
        var slow = new HttpLimits(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(30), 4);
        OrderWire orders = venue.at(peer, slow).orders();
        String entryId = Intents.ENTRY.clientId();
        var stalled = new CountDownLatch(4);
        peer.does(venue.placing(), request -> {
            if (!Peer.said(request).contains(entryId)) return new MockResponse.Builder().build();
            stalled.countDown();
            return new MockResponse.Builder()
                    .onResponseStart(SocketEffect.Stall.INSTANCE)
                    .build();
        });
        for (int i = 0; i < 8; i++) Thread.ofVirtual().start(() -> orders.place(Intents.ENTRY, Peer.NOW));
        assertThat(stalled.await(10, TimeUnit.SECONDS)).isTrue();
        long start = System.nanoTime();

        orders.place(Intents.EXIT, Peer.NOW);

        assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(4));
    }

    @ParameterizedTest
    @MethodSource("evenkeel.activities.venues.Wired#all")
    void neither_key_nor_secret_shows_in_what_is_said_about_a_failure(Wired venue) {
        OrderWire orders = venue.at(peer).orders();
        peer.says(
                venue.placing(),
                400,
                "<html>your request had " + Peer.KEY_ID + " and " + Peer.SECRET.substring(0, 3) + "</html>");

        OrderOutcome outcome = orders.place(Intents.ENTRY, Peer.NOW);

        assertThat(outcome.toString()).contains("your request had").doesNotContain(Peer.KEY_ID, Peer.SECRET);
    }

    @ParameterizedTest
    @MethodSource("evenkeel.activities.venues.Wired#all")
    void a_cancel_is_asked_once_and_answers_nothing(Wired venue) {
        OrderWire orders = venue.at(peer).orders();
        peer.does(
                venue.cancelling(),
                new MockResponse.Builder()
                        .code(503)
                        .setHeader("Retry-After", "0")
                        .build());

        orders.cancel(Intents.ENTRY);

        assertThat(Peer.said(peer.only(venue.cancelling()))).contains(Intents.ENTRY.clientId());
    }

    private void sentOnceAndUnknown(Wired venue, MockResponse first) {
        OrderWire orders = venue.at(peer).orders();
        peer.does(venue.placing(), first);
        peer.says(venue.placing(), venue.accepting(Intents.ENTRY));

        OrderOutcome outcome = orders.place(Intents.ENTRY, Peer.NOW);

        assertThat(outcome).isInstanceOf(Unknown.class);
        assertThat(peer.got(venue.placing())).hasSize(1);
    }

    private static MockResponse closesAfterReading() {
        return new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build();
    }
}
