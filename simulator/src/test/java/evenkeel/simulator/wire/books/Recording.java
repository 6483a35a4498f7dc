package evenkeel.simulator.wire.books;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenkeel.activities.venues.Ladder;
import evenkeel.activities.venues.book.BookTerms.Numbering;
import evenkeel.activities.venues.book.BookTerms.Recovery;
import evenkeel.activities.venues.book.BookWords;
import evenkeel.activities.venues.book.Update;
import evenkeel.activities.venues.book.Update.Saying;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;
import evenkeel.domain.venue.Instrument;
import evenkeel.simulator.exchange.Depth;
import evenkeel.simulator.exchange.Exchange;
import evenkeel.simulator.exchange.NewOrder;
import evenkeel.simulator.venues.SimulatedVenue;
import evenkeel.simulator.wire.Ear;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * What a wire server said of one book, in the order in which it said it, beside what its exchange had at that moment. Made
 * by a seed: the market moves, or somebody takes from it.
 */
record Recording(BookWords words, Instrument instrument, List<Step> steps) {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int ORDERS_TO_A_TICK = 4;
    private static final BigDecimal SMALL = new BigDecimal("0.001");

    /**
     * @param frame a change as it was pushed
     * @param whole the book as somebody gets it who asks just then: fetched, or pushed to who has just come
     * @param truth the book that the exchange has
     */
    record Step(String frame, String whole, Ladder truth) {}

    static Recording of(SimulatedVenue venue, Path folder, long seed, int count) throws Exception {
        var clock = new HandClock();
        var dice = new SplittableRandom(seed);
        var steps = new ArrayList<Step>();
        try (var server = Broadcast.start(venue, folder, clock, seed);
                HttpClient http = HttpClient.newHttpClient();
                Ear ear = server.ear(http)) {
            BookWords words = server.words();
            subscribe(words, ear);
            if (words.terms().recovery() == Recovery.FETCH) ear.next(message -> message.has("id"));
            else beaten(server, ear, whole(words));
            for (int i = 0; i < count; i++) {
                String name = "order-" + i;
                if (dice.nextInt(ORDERS_TO_A_TICK) == 0) clock.pass(SECOND);
                else server.look().at(exchange -> someoneTakes(exchange, server.ether(), name, dice));
                server.beat();
                Depth depth = server.depth("ETH");
                JsonNode frame = ear.next(changes(words, depth.version()));
                steps.add(new Step(frame.toString(), whole(server, http, frame), ladder(depth)));
            }
            return new Recording(words, server.ether(), steps);
        }
    }

    @Override
    public String toString() {
        return instrument.venue();
    }

    private static String whole(Broadcast server, HttpClient http, JsonNode frame) throws InterruptedException {
        BookWords words = server.words();
        if (words.terms().recovery() == Recovery.FETCH) return server.fetch();
        try (Ear late = server.ear(http)) {
            subscribe(words, late);
            JsonNode whole = beaten(server, late, whole(words));
            // where each connection counts for itself, the late one counts as this one does
            if (words.isAlone()) ((ObjectNode) whole).set("seq", frame.path("seq"));
            return whole.toString();
        }
    }

    private static void subscribe(BookWords words, Ear ear) {
        words.subscribe(List.of(words.market("ETH"))).forEach(ear::say);
    }

    /** What is said with the first beat after the server has noticed us. */
    private static JsonNode beaten(Broadcast server, Ear ear, Predicate<JsonNode> like) throws InterruptedException {
        while (true) {
            server.beat();
            Optional<JsonNode> heard = ear.heard(like);
            if (heard.isPresent()) return heard.get();
            Thread.sleep(1);
        }
    }

    private static Predicate<JsonNode> whole(BookWords words) {
        return message -> read(words, message).saying() == Saying.SNAPSHOT;
    }

    /** Numbers that only count do not tell the exchange's version: then it is the next change. */
    private static Predicate<JsonNode> changes(BookWords words, long version) {
        return message -> {
            Update update = read(words, message);
            boolean thatOne = words.terms().numbering() == Numbering.COUNTED || update.last() == version;
            return update.saying() == Saying.CHANGES && thatOne;
        };
    }

    private static Update read(BookWords words, JsonNode message) {
        var update = new Update();
        words.read(message.toString(), update);
        return update;
    }

    private static Depth someoneTakes(Exchange exchange, Instrument eth, String name, SplittableRandom dice) {
        Depth before = exchange.book("ETH", 50);
        Side side = dice.nextBoolean() ? Side.BUY : Side.SELL;
        List<Depth.Level> offered = side == Side.BUY ? before.asks() : before.bids();
        Price limit = offered.get(dice.nextInt(3)).price();
        BigDecimal unit = eth.lot().max(SMALL);
        Quantity quantity = new Quantity(unit.multiply(BigDecimal.valueOf(10 + dice.nextInt(400))));
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
}
