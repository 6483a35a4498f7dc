package evenkeel.activities.venues.x10;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.venues.AmendWire;
import evenkeel.activities.venues.Intents;
import evenkeel.activities.venues.LeverageWire;
import evenkeel.activities.venues.OrderWire;
import evenkeel.activities.venues.Peer;
import evenkeel.activities.venues.Wired;
import evenkeel.activities.venues.http.Fields;
import evenkeel.activities.venues.http.Json;
import evenkeel.domain.code.Code;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderOutcome.Rejected;
import evenkeel.domain.order.Purpose;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class X10OrdersTest {
    private static final String PLACE = "POST /api/v1/user/order";
    private static final String MARKETS = "GET /api/v1/info/markets";
    private static final String INFO = "GET /api/v1/user/account/info";

    private final Peer peer = new Peer();
    private final OrderWire orders = Wired.X10.at(peer).orders();

    @AfterEach
    void close() {
        peer.close();
    }

    /** The signature was checked once by a second implementation: see the wire tests of the simulator. */
    @Test
    void an_order_goes_out_signed_for_the_chain_and_bound_to_its_expiry() {
        orders.place(Intents.EXIT, Peer.NOW);

        RecordedRequest request = peer.only(PLACE);
        assertThat(request.getHeaders().get("X-Api-Key")).isEqualTo(Peer.KEY_ID);
        assertThat(request.getHeaders().get("User-Agent")).isEqualTo("evenkeel");
        assertThat(request.getHeaders().get("Content-Type")).startsWith("application/json");
        String id = Intents.EXIT.clientId();
        long nonce = Long.parseLong(id.substring(4, 12), 16) & 0x7fff_ffffL;
        assertThat(Peer.body(request))
                .startsWith("{\"id\":\"" + id + "\",\"market\":\"ETH-USD\",\"type\":\"LIMIT\",\"side\":\"SELL\","
                        + "\"qty\":\"0.5\",\"price\":\"3000.1\",\"reduceOnly\":true,\"postOnly\":false,"
                        + "\"timeInForce\":\"IOC\",\"expiryEpochMillis\":1700000060000,\"fee\":\"0.0005\","
                        + "\"nonce\":\"" + nonce + "\",\"selfTradeProtectionLevel\":\"ACCOUNT\","
                        + "\"settlement\":{\"signature\":{\"r\":\"0x")
                .endsWith("\"},\"starkKey\":\"0x61c5e7e8339b7d56f197f54ea91b776776690e3232313de0f2ecbd0ef76f466\","
                        + "\"collateralPosition\":\"10002\"}}");
    }

    @Test
    void leverage_is_patched_and_an_order_is_not_changed_at_all() {
        peer.says("PATCH /api/v1/user/leverage", "{\"status\":\"OK\",\"data\":{}}");

        LeverageWire.of(orders).orElseThrow().leverage("ETH", 3, Peer.NOW);

        assertThat(Peer.body(peer.only("PATCH /api/v1/user/leverage")))
                .isEqualTo("{\"market\":\"ETH-USD\",\"leverage\":\"3\"}");
        assertThat(AmendWire.of(orders))
                .as("a changed order has another name there")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"POST_ONLY, GTT, true", "GTC, GTT, false", "IOC, IOC, false"})
    void post_only_is_a_flag_beside_the_time_in_force(TimeInForce ours, String theirs, boolean flag) {
        orders.place(Intents.intent(1, Side.BUY, ours, Purpose.ENTRY), Peer.NOW);

        Fields order = Json.read(Peer.body(peer.only(PLACE)));
        assertThat(order.text("timeInForce")).isEqualTo(theirs);
        assertThat(order.flag("postOnly")).isEqualTo(flag);
        assertThat(order.text("side")).isEqualTo("BUY");
    }

    @Test
    void the_same_intent_at_the_same_moment_is_the_same_request_and_another_one_is_not() {
        orders.place(Intents.EXIT, Peer.NOW);
        orders.place(Intents.EXIT, Peer.NOW);
        orders.place(Intents.EXIT, Peer.NOW.plusMillis(1));
        orders.place(Intents.intent(9, Side.SELL, TimeInForce.IOC, Purpose.REDUCE), Peer.NOW);

        var bodies = peer.got(PLACE).stream().map(Peer::body).toList();
        assertThat(bodies.get(1)).isEqualTo(bodies.get(0));
        assertThat(bodies.stream().distinct()).hasSize(3);
    }

    @Test
    void what_the_chain_calls_market_and_account_is_read_once() {
        for (OrderIntent intent : new OrderIntent[] {Intents.ENTRY, Intents.HEDGE, Intents.EXIT}) {
            orders.place(intent, Peer.NOW);
        }

        assertThat(peer.got(MARKETS)).hasSize(1);
        assertThat(peer.got(INFO)).hasSize(1);
        assertThat(peer.got(PLACE)).hasSize(3);
    }

    @Test
    void S6_a_key_that_is_not_the_accounts_never_signs_an_order() {
        peer.forgets(INFO).says(INFO, Wired.ACCOUNT.replace("0x61c5", "0x61c6"));

        assertThat(orders.place(Intents.EXIT, Peer.NOW)).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.code()).isEqualTo(Code.VEN_KEY.id());
            assertThat(rejected.why()).contains("never sent");
        });
        assertThat(peer.got(PLACE)).isEmpty();
    }

    @Test
    void an_order_on_a_market_that_cannot_be_read_is_never_sent_and_the_next_one_reads_again() {
        peer.forgets(MARKETS).says(MARKETS, 502, "").says(MARKETS, Wired.ETHER);

        assertThat(orders.place(Intents.EXIT, Peer.NOW)).isInstanceOf(Rejected.class);
        orders.place(Intents.EXIT, Peer.NOW);

        assertThat(peer.got(PLACE)).hasSize(1);
    }

    @Test
    void a_cancel_names_our_id() {
        orders.cancel(Intents.ENTRY);

        RecordedRequest request = peer.only("DELETE /api/v1/user/order");
        assertThat(request.getUrl().queryParameter("externalId")).isEqualTo(Intents.ENTRY.clientId());
        assertThat(request.getHeaders().get("X-Api-Key")).isEqualTo(Peer.KEY_ID);
    }
}
