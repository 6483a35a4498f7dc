package evenkeel.local.demo;

import evenkeel.domain.carry.CarryOffer;
import evenkeel.domain.funding.FundingCalendar;
import evenkeel.simulator.exchange.Exchange;
import evenkeel.simulator.exchange.ExchangeListener;
import evenkeel.simulator.exchange.ExchangeProfile;
import evenkeel.simulator.wire.TradingKey;
import evenkeel.simulator.wire.WireSettings;
import evenkeel.simulator.wire.binance.BinanceServer;
import evenkeel.simulator.wire.bybit.BybitServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Two venues in a box that speak Binance's and Bybit's protocols on loopback. Bybit leads, Binance hedges. */
final class DemoVenues implements AutoCloseable {
    static final String LEAD = "bybit";
    static final String HEDGE = "binance";
    static final List<String> SYMBOLS = List.of("ETH", "BTC", "SOL");

    /** Both pay each hour: the demo's hours are few. */
    private static final int FUNDING_HOURS = 1;

    private final BybitServer lead;
    private final BinanceServer hedge;

    private DemoVenues(BybitServer lead, BinanceServer hedge) {
        this.lead = lead;
        this.hedge = hedge;
    }

    static DemoVenues start(Path folder, long seed, Duration hour, VenueKey... keys) {
        FundingCalendar calendar = new FundingCalendar(hour);
        TradingKey[] accepted =
                Stream.of(keys).map(key -> TradingKey.of(key.id(), key.words())).toArray(TradingKey[]::new);
        var bybit = ExchangeProfile.bybit(calendar).withFundingEvery(FUNDING_HOURS);
        var binance = ExchangeProfile.binance(calendar).withFundingEvery(FUNDING_HOURS);
        BybitServer lead = BybitServer.start(WireSettings.of(bybit, seed, folder, accepted));
        try {
            return new DemoVenues(lead, BinanceServer.start(WireSettings.of(binance, seed, folder, accepted)));
        } catch (RuntimeException e) {
            lead.close();
            throw e;
        }
    }

    /** The venues in a box grant ten times what the real ones do. */
    static int allowance(String venue) {
        return venue.equals(LEAD) ? 6_000 : 24_000;
    }

    URI rest(String venue) {
        return venue.equals(LEAD) ? lead.http() : hedge.http();
    }

    URI stream(String venue) {
        return venue.equals(LEAD) ? lead.webSocket() : hedge.webSocket();
    }

    /** What that symbol's funding pays a year, the better way round. */
    CarryOffer offer(String symbol) {
        return CarryOffer.of(
                look(LEAD, exchange -> exchange.funding(symbol).hourly()),
                look(HEDGE, exchange -> exchange.funding(symbol).hourly()));
    }

    /** Hears of everything at that venue, in the middle of it: before anybody else knows. */
    void listen(String venue, ExchangeListener listener) {
        boolean unused = look(venue, exchange -> {
            exchange.listen(listener);
            return true;
        });
    }

    @Override
    public void close() {
        try {
            lead.close();
        } finally {
            hedge.close();
        }
    }

    <T> T look(String venue, Function<Exchange, T> question) {
        return venue.equals(LEAD) ? lead.look(question) : hedge.look(question);
    }
}
