package evenkeel.simulator.conformance;

import static java.nio.charset.StandardCharsets.US_ASCII;

import evenkeel.activities.venues.OpenVenue;
import evenkeel.activities.venues.http.ApiKey;
import evenkeel.activities.venues.http.VenueSettings;
import evenkeel.activities.venues.x10.X10;
import evenkeel.activities.venues.x10.X10Settings;
import evenkeel.domain.funding.FundingCalendar;
import evenkeel.simulator.exchange.ExchangeProfile;
import evenkeel.simulator.wire.TradingKey;
import evenkeel.simulator.wire.WireSettings;
import evenkeel.simulator.wire.x10.X10Key;
import evenkeel.simulator.wire.x10.X10Server;
import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;

final class X10Pair implements Pair {
    private static final BigInteger OURS = BigInteger.TWO.pow(200).add(BigInteger.valueOf(7));

    @Override
    public String venue() {
        return "x10";
    }

    @Override
    public ExchangeProfile profile(FundingCalendar calendar) {
        return ExchangeProfile.x10(calendar);
    }

    /** The server knows the public half alone. */
    @Override
    public TradingKey[] known() {
        return new TradingKey[0];
    }

    @Override
    public ApiKey ours() {
        return signing("our-key", OURS);
    }

    @Override
    public ApiKey forged() {
        return signing("our-key", OURS.add(BigInteger.ONE));
    }

    @Override
    public ApiKey stranger() {
        return signing("nobody", OURS);
    }

    @Override
    public Served serve(WireSettings settings) {
        var server = X10Server.start(settings, X10Key.ofPrivate("our-key", OURS));
        return new Served(server.http(), server.webSocket(), server::look, server::close);
    }

    @Override
    public OpenVenue open(VenueSettings settings) {
        return X10.open(X10Settings.of(settings).onTestnet());
    }

    @Override
    public String placing() {
        return "POST /api/v1/user/order";
    }

    @Override
    public Map<String, String> exempt() {
        return new TreeMap<>(Map.of(
                "an instrument has the venue's smallest value", "the smallest order is a size, whatever it is worth",
                "a forged signature reads nothing", "reads are not signed: the key's name opens them",
                "a forged signature cancels nothing", "cancels are not signed: the key's name is enough",
                "an order that rests takes another price and size and keeps its name", "it gets another name there",
                "an order that has ended takes no other price", "no order takes another price there"));
    }

    private static ApiKey signing(String name, BigInteger scalar) {
        return new ApiKey(name, ("0x" + scalar.toString(16)).getBytes(US_ASCII));
    }
}
