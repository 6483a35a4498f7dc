package evenkeel.simulator.conformance;

import static java.nio.charset.StandardCharsets.US_ASCII;

import evenkeel.activities.venues.OpenVenue;
import evenkeel.activities.venues.OrderNumbers;
import evenkeel.activities.venues.http.ApiKey;
import evenkeel.activities.venues.http.VenueSettings;
import evenkeel.activities.venues.lighter.Lighter;
import evenkeel.activities.venues.lighter.LighterSettings;
import evenkeel.activities.venues.lighter.signing.SigningKey;
import evenkeel.domain.funding.FundingCalendar;
import evenkeel.domain.order.OrderIntent;
import evenkeel.simulator.exchange.ExchangeProfile;
import evenkeel.simulator.ledger.MemoryOrderNumbers;
import evenkeel.simulator.wire.TradingKey;
import evenkeel.simulator.wire.WireSettings;
import evenkeel.simulator.wire.lighter.LighterKey;
import evenkeel.simulator.wire.lighter.LighterServer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

final class LighterPair implements Pair {
    /** Account 0 is one like any other. */
    private static final String OURS = "0/3";

    private static final String SCALAR = "17".repeat(39) + "01";

    private final OrderNumbers numbers = new MemoryOrderNumbers();

    @Override
    public String venue() {
        return "lighter";
    }

    @Override
    public ExchangeProfile profile(FundingCalendar calendar) {
        return ExchangeProfile.lighter(calendar);
    }

    /** The server knows the public half alone. */
    @Override
    public TradingKey[] known() {
        return new TradingKey[0];
    }

    @Override
    public ApiKey ours() {
        return signing(OURS, SCALAR);
    }

    @Override
    public ApiKey forged() {
        return signing(OURS, "18".repeat(39) + "01");
    }

    @Override
    public ApiKey stranger() {
        return signing("7/3", SCALAR);
    }

    @Override
    public Served serve(WireSettings settings) {
        String published = SigningKey.parse(SCALAR.getBytes(US_ASCII)).publicKey();
        var server = LighterServer.start(settings, LighterServer.TESTNET, List.of(LighterKey.of(0, 3, published)));
        return new Served(server.http(), server.webSocket(), server::look, server::close);
    }

    @Override
    public OpenVenue open(VenueSettings settings) {
        return Lighter.open(LighterSettings.of(settings, numbers).onTestnet());
    }

    @Override
    public String placing() {
        return "POST /api/v1/sendTx";
    }

    @Override
    public String nameOf(OrderIntent intent) {
        return Long.toString(numbers.numberOf(venue(), intent.clientId()));
    }

    @Override
    public Map<String, String> exempt() {
        return new TreeMap<>(Map.of(
                "an instrument has the venue's smallest value",
                        "the smallest order is a size or a value, whichever is more",
                "a forged signature reads nothing", "positions and balances are public there",
                "what the account pays of its next fills is told", "no account's own rates can be read there"));
    }

    private static ApiKey signing(String name, String scalar) {
        return new ApiKey(name, scalar.getBytes(US_ASCII));
    }
}
