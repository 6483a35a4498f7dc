package evenkeel.simulator.wire.books;

import com.fasterxml.jackson.databind.JsonNode;
import evenkeel.activities.venues.Ladder;
import evenkeel.activities.venues.binance.Binance;
import evenkeel.activities.venues.book.BookWords;
import evenkeel.activities.venues.bybit.Bybit;
import evenkeel.domain.funding.FundingCalendar;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;
import evenkeel.domain.venue.Instrument;
import evenkeel.simulator.exchange.Depth;
import evenkeel.simulator.exchange.Exchange;
import evenkeel.simulator.exchange.ExchangeProfile;
import evenkeel.simulator.exchange.NewOrder;
import evenkeel.simulator.wire.Ear;
import evenkeel.simulator.wire.WireSettings;
import evenkeel.simulator.wire.binance.BinanceServer;
import evenkeel.simulator.wire.bybit.BybitServer;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a wire server said of one book, in the order in which it said it, beside what its exchange had at that moment. Made
 * by a seed: the market moves, or somebody takes from it.
 */
record Recording(BookWords words, Instrument instrument, List<Step> steps) {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int ORDERS_TO_A_TICK = 4;

    /**
     * @param frame a change as it was pushed
     * @param whole the book as somebody gets it who asks just then: fetched, or pushed to who has just come
     * @param truth the book that the exchange has
     */
    record Step(String frame, String whole, Ladder truth) {}

    static Recording binance(Path folder, long seed, int steps) throws Exception {
        var clock = new HandClock();
        var profile = ExchangeProfile.binance(FundingCalendar.REAL);
        var settings = WireSettings.of(profile, seed, folder).withClock(clock);
        try (var server = BinanceServer.start(settings);
                HttpClient http = HttpClient.newHttpClient();
                Ear ear = Ear.at(http, URI.create(server.webSocket() + "/public/ws"))) {
            BookWords words = Binance.bookWords();
            ear.say(words.subscribe(List.of("ETHUSDT")).getFirst());
            ear.next(message -> message.has("id"));
            URI depth = URI.create(server.http() + "/fapi/v1/depth?symbol=ETHUSDT&limit=500");
            Instrument eth = profile.listings().get(1).instrument();
            var told = new Told(server::beat, server::look, clock, new SplittableRandom(seed));
            return record(words, eth, steps, told, new Telling() {
                @Override
                public String frame(long version) throws InterruptedException {
                    return ear.next(u(version, "/u")).toString();
                }

                @Override
                public String whole(long version) throws Exception {
                    var request = HttpRequest.newBuilder(depth).build();
                    return http.send(request, HttpResponse.BodyHandlers.ofString())
                            .body();
                }
            });
        }
    }

    static Recording bybit(Path folder, long seed, int steps) throws Exception {
        var clock = new HandClock();
        var profile = ExchangeProfile.bybit(FundingCalendar.REAL);
        var settings = WireSettings.of(profile, seed, folder).withClock(clock);
        try (var server = BybitServer.start(settings);
                HttpClient http = HttpClient.newHttpClient();
                Ear ear = Ear.at(http, URI.create(server.webSocket() + "/v5/public/linear"));
                Ear late = Ear.at(http, URI.create(server.webSocket() + "/v5/public/linear"))) {
            BookWords words = Bybit.bookWords();
            String subscribe = words.subscribe(List.of("ETHUSDT")).getFirst();
            ear.say(subscribe);
            ear.next(message -> message.path("type").asText().equals("snapshot"));
            Instrument eth = profile.listings().get(1).instrument();
            var told = new Told(server::beat, server::look, clock, new SplittableRandom(seed));
            return record(words, eth, steps, told, new Telling() {
                @Override
                public String frame(long version) throws InterruptedException {
                    return ear.next(u(version, "/data/seq")).toString();
                }

                @Override
                public String whole(long version) throws Exception {
                    late.say(subscribe);
                    late.next(message -> message.path("op").asText().equals("subscribe"));
                    server.beat();
                    return late.next(message -> message.path("type").asText().equals("snapshot"))
                            .toString();
                }
            });
        }
    }

    @Override
    public String toString() {
        return instrument.venue();
    }

    private record Told(
            Runnable beat, Function<Function<Exchange, Depth>, Depth> look, HandClock clock, SplittableRandom dice) {}

    private interface Telling {
        String frame(long version) throws Exception;

        String whole(long version) throws Exception;
    }

    private static Recording record(BookWords words, Instrument eth, int count, Told told, Telling telling)
            throws Exception {
        var steps = new ArrayList<Step>();
        for (int i = 0; i < count; i++) {
            String name = "order-" + i;
            if (told.dice.nextInt(ORDERS_TO_A_TICK) == 0) {
                told.clock.pass(SECOND);
            } else {
                var unused = told.look.apply(exchange -> someoneTakes(exchange, eth, name, told.dice));
            }
            told.beat.run();
            Depth depth = told.look.apply(exchange -> exchange.book("ETH", 50));
            steps.add(new Step(telling.frame(depth.version()), telling.whole(depth.version()), ladder(depth)));
        }
        return new Recording(words, eth, steps);
    }

    private static Depth someoneTakes(Exchange exchange, Instrument eth, String name, SplittableRandom dice) {
        Depth before = exchange.book("ETH", 50);
        Side side = dice.nextBoolean() ? Side.BUY : Side.SELL;
        List<Depth.Level> offered = side == Side.BUY ? before.asks() : before.bids();
        Price limit = offered.get(dice.nextInt(3)).price();
        Quantity quantity = new Quantity(eth.lot().multiply(BigDecimal.valueOf(10 + dice.nextInt(400))));
        var order = new NewOrder(name, "ETH", side, quantity, limit, TimeInForce.IOC, false);
        exchange.place("someone", order, exchange.now());
        return before;
    }

    static Ladder ladder(Depth depth) {
        return new Ladder(levels(depth.bids()), levels(depth.asks()), depth.venueTime());
    }

    private static List<Ladder.Level> levels(List<Depth.Level> levels) {
        return levels.stream()
                .map(level -> new Ladder.Level(level.price(), level.quantity()))
                .toList();
    }

    private static Predicate<JsonNode> u(long version, String where) {
        return message -> message.at(where).asLong() == version;
    }
}
