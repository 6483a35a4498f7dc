package evenkeel.simulator.venues;

import evenkeel.domain.funding.FundingCalendar;
import evenkeel.simulator.exchange.ExchangeProfile;
import evenkeel.simulator.wire.WireSettings;
import evenkeel.simulator.wire.binance.BinanceServer;
import evenkeel.simulator.wire.bybit.BybitServer;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** A venue with a wire server: how it is listed and how it starts. */
public enum SimulatedVenue {
    BINANCE(ExchangeProfile::binance, settings -> {
        BinanceServer server = BinanceServer.start(settings);
        return new Running(server.http(), server.webSocket(), server::close);
    }),
    BYBIT(ExchangeProfile::bybit, settings -> {
        BybitServer server = BybitServer.start(settings);
        return new Running(server.http(), server.webSocket(), server::close);
    });

    @SuppressWarnings("ImmutableEnumChecker") // a lambda without state
    private final Function<FundingCalendar, ExchangeProfile> profile;

    @SuppressWarnings("ImmutableEnumChecker")
    private final Function<WireSettings, Running> start;

    SimulatedVenue(Function<FundingCalendar, ExchangeProfile> profile, Function<WireSettings, Running> start) {
        this.profile = profile;
        this.start = start;
    }

    /** Where it answers, until it is closed. */
    public record Running(URI http, URI webSocket, Runnable end) implements AutoCloseable {
        @Override
        public void close() {
            end.run();
        }
    }

    public static Optional<SimulatedVenue> named(String word) {
        return Stream.of(values()).filter(venue -> venue.word().equals(word)).findFirst();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public ExchangeProfile profile(FundingCalendar calendar) {
        return profile.apply(calendar);
    }

    public Running start(WireSettings settings) {
        return start.apply(settings);
    }
}
