package evenkeel.local.demo;

import evenkeel.domain.carry.CarryOffer;
import evenkeel.domain.funding.FundingCalendar;
import evenkeel.simulator.exchange.Exchange;
import evenkeel.simulator.exchange.ExchangeListener;
import evenkeel.simulator.exchange.ExchangeProfile;
import evenkeel.simulator.venues.SimulatedVenue;
import evenkeel.simulator.wire.VenueServer;
import evenkeel.simulator.wire.WireSettings;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** Two venues in a box that speak their own protocols on loopback. */
final class DemoVenues implements AutoCloseable {
    static final List<String> SYMBOLS = List.of("ETH", "BTC", "SOL");

    /** All pay each hour: the demo's hours are few. */
    private static final int FUNDING_HOURS = 1;

    private final Place lead;
    private final Place hedge;

    private DemoVenues(Place lead, Place hedge) {
        this.lead = lead;
        this.hedge = hedge;
    }

    /** Which venue leads and which one hedges. */
    record Pair(SimulatedVenue lead, SimulatedVenue hedge) {
        static final Pair USUAL = new Pair(SimulatedVenue.BYBIT, SimulatedVenue.BINANCE);
    }

    /** One of the two: where it answers, and the keys that it knows us by. */
    record Place(SimulatedVenue venue, ExchangeProfile profile, VenueServer server, VenueKey worker, VenueKey guard) {
        private static Place open(SimulatedVenue venue, DemoFiles files, long seed, Duration hour) {
            SecureRandom chance = new SecureRandom();
            String word = venue.word();
            VenueKey worker = VenueKey.write(files.run().resolve("worker." + word + ".key"), venue.key(0, chance));
            VenueKey guard = VenueKey.write(files.run().resolve("guard." + word + ".key"), venue.key(1, chance));
            ExchangeProfile profile = venue.profile(new FundingCalendar(hour)).withFundingEvery(FUNDING_HOURS);
            WireSettings settings = WireSettings.of(profile, seed, files.venues());
            VenueServer server = venue.start(settings, List.of(worker.key(), guard.key()));
            return new Place(venue, profile, server, worker, guard);
        }

        String name() {
            return venue.word();
        }

        URI rest() {
            return server.http();
        }

        URI stream() {
            return server.webSocket();
        }

        /** The venues in a box grant ten times what the real ones do. */
        int allowance() {
            return switch (venue) {
                case BINANCE -> 24_000;
                case BYBIT -> 6_000;
                case LIGHTER -> 240_000;
                case X10 -> 10_000;
            };
        }
    }

    static DemoVenues start(Pair pair, DemoFiles files, long seed, Duration hour) {
        Place lead = Place.open(pair.lead(), files, seed, hour);
        try {
            return new DemoVenues(lead, Place.open(pair.hedge(), files, seed, hour));
        } catch (RuntimeException e) {
            lead.server().close();
            throw e;
        }
    }

    Place lead() {
        return lead;
    }

    Place hedge() {
        return hedge;
    }

    List<Place> both() {
        return List.of(lead, hedge);
    }

    /** What that symbol's funding pays a year, the better way round. */
    CarryOffer offer(String symbol) {
        return CarryOffer.of(
                lead.server().look(exchange -> exchange.funding(symbol).hourly()),
                hedge.server().look(exchange -> exchange.funding(symbol).hourly()));
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
            lead.server().close();
        } finally {
            hedge.server().close();
        }
    }

    <T> T look(String venue, Function<Exchange, T> question) {
        return (venue.equals(lead.name()) ? lead : hedge).server().look(question);
    }
}
