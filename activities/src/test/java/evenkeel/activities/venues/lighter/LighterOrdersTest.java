package evenkeel.activities.venues.lighter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.activities.venues.AmendWire;
import evenkeel.activities.venues.AmendWire.Revision;
import evenkeel.activities.venues.Intents;
import evenkeel.activities.venues.LeverageWire;
import evenkeel.activities.venues.OpenVenue;
import evenkeel.activities.venues.OrderNumbers;
import evenkeel.activities.venues.OrderWire;
import evenkeel.activities.venues.Peer;
import evenkeel.activities.venues.http.AccountRules;
import evenkeel.activities.venues.http.ErrorTable;
import evenkeel.activities.venues.http.Fields;
import evenkeel.activities.venues.http.Json;
import evenkeel.activities.venues.lighter.signing.Act;
import evenkeel.activities.venues.lighter.signing.SigningKey;
import evenkeel.activities.venues.lighter.signing.Transaction;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderOutcome;
import evenkeel.domain.order.OrderOutcome.Rejected;
import evenkeel.domain.order.OrderOutcome.Unknown;
import evenkeel.domain.order.Purpose;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LighterOrdersTest {
    private static final String YES = "{\"code\":200,\"message\":\"{}\",\"tx_hash\":\"96c4\"}";

    private final Peer peer = new Peer();
    private final OpenVenue lighter = LighterPeer.venue(peer);
    private final OrderWire orders = lighter.orders();

    @AfterEach
    void close() {
        lighter.close();
        peer.close();
    }

    @Test
    void an_order_goes_out_as_a_transaction_signed_for_its_moment() {
        orders.place(Intents.EXIT, Peer.NOW);

        RecordedRequest request = peer.only(LighterPeer.SENDING);
        long number = Long.parseLong(Intents.EXIT.clientId().substring(4, 16), 16);
        var act = new Act.CreateOrder(0, number, 5_000, 300_010, true, 0, 0, true, 0, 0);
        var expected = new Transaction(
                304,
                new Transaction.Signer(65, 3),
                1_700_000_000_000L,
                1_700_000_005_000L,
                act,
                new TreeMap<>(Map.of(4, 1L)));
        var signer = SigningKey.parse(LighterPeer.SCALAR.getBytes(StandardCharsets.US_ASCII));
        assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(field(request, "tx_type")).isEqualTo("14");
        assertThat(field(request, "tx_info")).isEqualTo(Json.write(expected.signed(signer)));
        assertThat(field(request, "tx_info")).endsWith("\"L2TxAttributes\":{\"4\":1}}");
    }

    @Test
    void another_price_and_size_are_a_transaction_of_their_own_kind() {
        peer.says(LighterPeer.SENDING, YES);

        OrderOutcome outcome = AmendWire.of(orders)
                .orElseThrow()
                .amend(Intents.EXIT, new Revision(Quantity.of("0.4"), Price.of("3000.2")), Peer.NOW);

        RecordedRequest request = peer.only(LighterPeer.SENDING);
        assertThat(outcome).as("only a read tells").isInstanceOf(OrderOutcome.Unknown.class);
        assertThat(field(request, "tx_type")).isEqualTo("17");
        assertThat(sent(request).whole("Index"))
                .isEqualTo(Long.parseLong(Intents.EXIT.clientId().substring(4, 16), 16));
        assertThat(sent(request).whole("BaseAmount")).isEqualTo(4_000);
        assertThat(sent(request).whole("Price")).isEqualTo(300_020);
    }

    @Test
    void leverage_is_a_part_of_ten_thousand_in_cross_margin() {
        peer.says(LighterPeer.SENDING, YES);

        LeverageWire.of(orders).orElseThrow().leverage("ETH", 3, Peer.NOW);

        RecordedRequest request = peer.only(LighterPeer.SENDING);
        assertThat(field(request, "tx_type")).isEqualTo("20");
        assertThat(sent(request).count("InitialMarginFraction")).isEqualTo(3_333);
        assertThat(sent(request).count("MarginMode")).isZero();
    }

    @ParameterizedTest
    @CsvSource({"POST_ONLY, 2, 1702419200000", "GTC, 1, 1702419200000", "IOC, 0, 0"})
    void what_rests_has_an_end_and_what_does_not_has_none(TimeInForce ours, int theirs, long expiry) {
        orders.place(Intents.intent(1, Side.BUY, ours, Purpose.ENTRY), Peer.NOW);

        Fields sent = sent(peer.only(LighterPeer.SENDING));
        assertThat(sent.count("TimeInForce")).isEqualTo(theirs);
        assertThat(sent.whole("OrderExpiry")).isEqualTo(expiry);
        assertThat(sent.count("IsAsk")).isZero();
    }

    @Test
    void F13_a_transaction_that_the_venue_took_may_still_come_to_nothing_so_it_is_unknown() {
        peer.says(LighterPeer.SENDING, YES);

        assertThat(orders.place(Intents.ENTRY, Peer.NOW))
                .isInstanceOfSatisfying(
                        Unknown.class, unknown -> assertThat(unknown.code()).isEqualTo(Code.ORD_UNKNOWN.id()));
    }

    @Test
    void F8_an_order_is_bound_to_its_stamp_however_late_it_leaves() {
        orders.place(Intents.EXIT, Peer.NOW.minusSeconds(30));

        assertThat(sent(peer.only(LighterPeer.SENDING)).whole("ExpiredAt")).isEqualTo(1_699_999_975_000L);
        assertThat(lighter.venue().fence().orElseThrow()).hasSeconds(6);
    }

    @Test
    void F12_each_listed_code_has_the_outcome_of_its_line() {
        for (int status : new int[] {200, 400}) {
            for (ErrorTable.Row row : Lighter.errors().rows()) {
                peer.says("GET /api/v1/nextNonce", "{\"code\":200,\"nonce\":5}");
                peer.forgets(LighterPeer.SENDING)
                        .says(
                                LighterPeer.SENDING,
                                status,
                                "{\"code\":" + row.venueCode() + ",\"message\":\"as the venue words it\"}");
                var outcome = orders.place(Intents.EXIT, Peer.NOW);
                if (row.verdict() == ErrorTable.Verdict.UNKNOWN) {
                    assertThat(outcome).as(row.toString()).isInstanceOf(Unknown.class);
                } else {
                    assertThat(outcome).as(row.toString()).isInstanceOfSatisfying(Rejected.class, rejected -> {
                        assertThat(rejected.code()).isEqualTo(row.code().id());
                        assertThat(rejected.why()).contains("as the venue words it");
                    });
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "200, <html>",
        "200, {}",
        "400, ''",
        "403, ''",
        "429, ''",
        "500, ''",
        "307, ''",
        "400, '{\"code\":987654}'"
    })
    void F12_what_has_no_listed_code_is_unknown(int status, String body) {
        peer.says(LighterPeer.SENDING, status, body);

        assertThat(orders.place(Intents.ENTRY, Peer.NOW)).isInstanceOf(Unknown.class);
        assertThat(peer.got(LighterPeer.SENDING)).hasSize(1);
    }

    @Test
    void F7_an_order_whose_answer_never_came_is_unknown_and_was_sent_once() {
        peer.does(
                LighterPeer.SENDING,
                new MockResponse.Builder()
                        .onResponseStart(SocketEffect.Stall.INSTANCE)
                        .build());

        assertThat(orders.place(Intents.ENTRY, Peer.NOW)).isInstanceOf(Unknown.class);
        assertThat(peer.got(LighterPeer.SENDING)).hasSize(1);
    }

    @Test
    void F16_of_many_threads_no_two_use_one_nonce() throws Exception {
        peer.says(LighterPeer.SENDING, YES);
        OrderWire others = lighter.orders();
        List<Callable<Object>> sending = IntStream.rangeClosed(1, 60)
                .<Callable<Object>>mapToObj(seq -> () -> (seq % 2 == 0 ? orders : others)
                        .place(Intents.intent(seq, Side.SELL, TimeInForce.IOC, Purpose.REDUCE), Peer.NOW))
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(sending))
                assertThat(answer.get()).isNotNull();
        }

        List<Long> nonces = peer.got(LighterPeer.SENDING).stream()
                .map(request -> sent(request).whole("Nonce"))
                .toList();
        assertThat(nonces)
                .hasSizeGreaterThan(10)
                .doesNotHaveDuplicates()
                .allMatch(nonce -> nonce >= 1_700_000_000_000L);
    }

    @Test
    void F16_after_a_nonce_that_was_too_low_the_venues_own_count_goes_on() {
        peer.says(LighterPeer.SENDING, 400, "{\"code\":21104,\"message\":\"invalid nonce\"}");
        peer.says("GET /api/v1/nextNonce", "{\"code\":200,\"nonce\":1800000000000}");

        assertThat(orders.place(Intents.EXIT, Peer.NOW)).isInstanceOf(Unknown.class);
        orders.place(Intents.HEDGE, Peer.NOW);

        assertThat(peer.got(LighterPeer.SENDING))
                .extracting(request -> sent(request).whole("Nonce"))
                .containsExactly(1_700_000_000_000L, 1_800_000_000_000L);
        assertThat(peer.only("GET /api/v1/nextNonce").getUrl().query()).isEqualTo("account_index=65&api_key_index=3");
    }

    @Test
    void a_cancel_names_the_order_by_its_number_and_is_asked_once() {
        peer.says(LighterPeer.SENDING, 503, "");

        orders.cancel(Intents.ENTRY);

        Fields sent = sent(peer.only(LighterPeer.SENDING));
        assertThat(field(peer.only(LighterPeer.SENDING), "tx_type")).isEqualTo("15");
        assertThat(sent.whole("Index"))
                .isEqualTo(Long.parseLong(Intents.ENTRY.clientId().substring(4, 16), 16));
        assertThat(sent.whole("ExpiredAt")).isEqualTo(1_700_000_004_500L);
    }

    @Test
    void F17_a_size_that_the_venue_cannot_count_never_leaves() {
        OrderIntent fine = Intents.EXIT;
        var tooFine = new OrderIntent(
                fine.key(),
                1,
                fine.venue(),
                "ETH",
                fine.side(),
                Quantity.of("0.50001"),
                fine.limit(),
                fine.timeInForce(),
                fine.purpose(),
                true);

        assertThat(orders.place(tooFine, Peer.NOW))
                .isInstanceOfSatisfying(
                        Rejected.class, rejected -> assertThat(rejected.why()).contains("never sent", "4 decimals"));
        assertThat(peer.got(LighterPeer.SENDING)).isEmpty();
    }

    @Test
    void F5_an_order_whose_number_cannot_be_kept_never_leaves() {
        OrderNumbers gone = new OrderNumbers() {
            @Override
            public long numberOf(String venue, String clientId) {
                throw new Trouble(Code.DB_UNREACHABLE, "no connection");
            }

            @Override
            public Map<Long, String> clientIds(String venue, Collection<Long> numbers) {
                throw new Trouble(Code.DB_UNREACHABLE, "no connection");
            }
        };
        var settings = LighterSettings.of(
                LighterPeer.settings(peer, LighterPeer.ID, AccountRules.ANY).venue(), gone);
        try (var cut = Lighter.open(settings)) {
            assertThat(cut.orders().place(Intents.EXIT, Peer.NOW))
                    .isInstanceOfSatisfying(
                            Rejected.class,
                            rejected -> assertThat(rejected.code()).isEqualTo(Code.DB_UNREACHABLE.id()));
            cut.orders().cancel(Intents.EXIT);
        }
        assertThat(peer.got(LighterPeer.SENDING)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0/3, none, 0",
        "65/3, none, 65",
        "65/254, 65, 65",
        "/3, 0, 0",
        "none/3, 0, 0",
        "null/3, 281474976710654, 281474976710654"
    })
    void account_0_is_an_account_and_none_is_none(String id, String expected, long account) {
        assertThat(key(id, expected).signer().account()).isEqualTo(account);
    }

    @ParameterizedTest
    @CsvSource({
        "/3, none, VEN_ACCOUNT",
        "none/3, none, VEN_ACCOUNT",
        "0/3, 65, VEN_OTHER_ACCOUNT",
        "65/3, 0, VEN_OTHER_ACCOUNT",
        "x/3, 65, VEN_ACCOUNT",
        "65, none, VEN_KEY",
        "65/, none, VEN_KEY",
        "65/1, none, VEN_KEY",
        "65/255, none, VEN_KEY"
    })
    void a_key_that_does_not_say_whose_it_is_signs_nothing(String id, String expected, Code code) {
        assertThatThrownBy(() -> key(id, expected))
                .isInstanceOfSatisfying(
                        Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo(code));
    }

    private LighterKey key(String id, String expected) {
        AccountRules rules = expected.equals("none") ? AccountRules.ANY : LighterPeer.account(expected);
        return LighterKey.of(LighterPeer.settings(peer, id, rules).venue());
    }

    private static Fields sent(RecordedRequest request) {
        return Json.read(field(request, "tx_info"));
    }

    private static String field(RecordedRequest request, String name) {
        for (String pair : Peer.body(request).split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        throw new AssertionError("no " + name + " in " + Peer.body(request));
    }
}
