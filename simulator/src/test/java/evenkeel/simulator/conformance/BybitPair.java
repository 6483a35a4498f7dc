package evenkeel.simulator.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import evenkeel.activities.venues.OpenVenue;
import evenkeel.activities.venues.bybit.Bybit;
import evenkeel.activities.venues.http.ApiKey;
import evenkeel.activities.venues.http.VenueSettings;
import evenkeel.domain.funding.FundingCalendar;
import evenkeel.simulator.exchange.ExchangeProfile;
import evenkeel.simulator.wire.TradingKey;
import evenkeel.simulator.wire.WireSettings;
import evenkeel.simulator.wire.bybit.BybitServer;
import java.util.Map;

final class BybitPair implements Pair {
    @Override
    public String venue() {
        return "bybit";
    }

    @Override
    public ExchangeProfile profile(FundingCalendar calendar) {
        return ExchangeProfile.bybit(calendar);
    }

    @Override
    public TradingKey[] known() {
        return new TradingKey[] {TradingKey.of("our-key", "our-words")};
    }

    @Override
    public ApiKey ours() {
        return new ApiKey("our-key", "our-words".getBytes(UTF_8));
    }

    @Override
    public ApiKey forged() {
        return new ApiKey("our-key", "guessed".getBytes(UTF_8));
    }

    @Override
    public ApiKey stranger() {
        return new ApiKey("nobody", "our-words".getBytes(UTF_8));
    }

    @Override
    public Served serve(WireSettings settings) {
        var server = BybitServer.start(settings);
        return new Served(server.http(), server.webSocket(), server::look, server::close);
    }

    @Override
    public OpenVenue open(VenueSettings settings) {
        return new Bybit(settings);
    }

    @Override
    public Map<String, String> exempt() {
        return Map.of();
    }
}
