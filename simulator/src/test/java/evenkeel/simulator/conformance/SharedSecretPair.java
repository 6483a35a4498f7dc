package evenkeel.simulator.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import evenkeel.activities.venues.OpenVenue;
import evenkeel.activities.venues.binance.Binance;
import evenkeel.activities.venues.bybit.Bybit;
import evenkeel.activities.venues.http.ApiKey;
import evenkeel.activities.venues.http.VenueSettings;
import evenkeel.domain.funding.FundingCalendar;
import evenkeel.simulator.exchange.ExchangeProfile;
import evenkeel.simulator.wire.TradingKey;
import evenkeel.simulator.wire.WireSettings;
import evenkeel.simulator.wire.binance.BinanceServer;
import evenkeel.simulator.wire.bybit.BybitServer;
import java.util.function.Function;

/** A venue that knows the same secret as its client. */
record SharedSecretPair(
        String venue,
        String placing,
        Function<FundingCalendar, ExchangeProfile> listed,
        Function<WireSettings, Served> server,
        Function<VenueSettings, OpenVenue> adapter)
        implements Pair {
    static final Pair BINANCE = new SharedSecretPair(
            "binance",
            "POST /fapi/v1/order",
            ExchangeProfile::binance,
            settings -> {
                var server = BinanceServer.start(settings);
                return new Served(server.http(), server.webSocket(), server::look, server::close);
            },
            Binance::open);

    static final Pair BYBIT = new SharedSecretPair(
            "bybit",
            "POST /v5/order/create",
            ExchangeProfile::bybit,
            settings -> {
                var server = BybitServer.start(settings);
                return new Served(server.http(), server.webSocket(), server::look, server::close);
            },
            Bybit::open);

    @Override
    public ExchangeProfile profile(FundingCalendar calendar) {
        return listed.apply(calendar);
    }

    @Override
    public TradingKey[] known() {
        return new TradingKey[] {TradingKey.of("our-key", "our-words")};
    }

    @Override
    public ApiKey ours() {
        return key("our-key", "our-words");
    }

    @Override
    public ApiKey forged() {
        return key("our-key", "guessed");
    }

    @Override
    public ApiKey stranger() {
        return key("nobody", "our-words");
    }

    @Override
    public Served serve(WireSettings settings) {
        return server.apply(settings);
    }

    @Override
    public OpenVenue open(VenueSettings settings) {
        return adapter.apply(settings);
    }

    private static ApiKey key(String id, String words) {
        return new ApiKey(id, words.getBytes(UTF_8));
    }
}
