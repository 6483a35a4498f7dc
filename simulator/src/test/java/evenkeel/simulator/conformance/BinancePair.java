package evenkeel.simulator.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import evenkeel.activities.venues.OpenVenue;
import evenkeel.activities.venues.binance.Binance;
import evenkeel.activities.venues.http.ApiKey;
import evenkeel.activities.venues.http.VenueSettings;
import evenkeel.domain.funding.FundingCalendar;
import evenkeel.simulator.exchange.ExchangeProfile;
import evenkeel.simulator.wire.TradingKey;
import evenkeel.simulator.wire.WireSettings;
import evenkeel.simulator.wire.binance.BinanceServer;
import java.util.Map;

final class BinancePair implements Pair {
    @Override
    public String venue() {
        return "binance";
    }

    @Override
    public ExchangeProfile profile(FundingCalendar calendar) {
        return ExchangeProfile.binance(calendar);
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
        var server = BinanceServer.start(settings);
        return new Served(server.http(), server.webSocket(), server::look, server::close);
    }

    @Override
    public OpenVenue open(VenueSettings settings) {
        return new Binance(settings);
    }

    @Override
    public Map<String, String> exempt() {
        return Map.of();
    }
}
