package evenkeel.simulator.venues;

import evenkeel.domain.funding.FundingCalendar;
import evenkeel.simulator.exchange.ExchangeProfile;
import evenkeel.simulator.wire.WireSettings;
import evenkeel.simulator.wire.binance.BinanceServer;
import evenkeel.simulator.wire.bybit.BybitServer;
import evenkeel.simulator.wire.lighter.LighterKey;
import evenkeel.simulator.wire.lighter.LighterServer;
import evenkeel.simulator.wire.x10.X10Key;
import evenkeel.simulator.wire.x10.X10Server;
import java.math.BigInteger;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    }),
    LIGHTER(ExchangeProfile::lighter, settings -> {
        LighterServer server = LighterServer.start(settings, LighterServer.TESTNET, List.of(Known.LIGHTER));
        return new Running(server.http(), server.webSocket(), server::close);
    }),
    X10(ExchangeProfile::x10, settings -> {
        X10Server server = X10Server.start(settings, Known.X10);
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

    /** What the server knows its client by. */
    public TestKey key() {
        return switch (this) {
            case BINANCE, BYBIT -> TestKey.USUAL;
            case LIGHTER ->
                new TestKey(
                        Known.LIGHTER.account() + "/" + Known.LIGHTER.index(),
                        Known.LIGHTER_SCALAR,
                        Map.of(
                                "accountIndex", Known.LIGHTER.account(),
                                "apiKeyIndex", Known.LIGHTER.index(),
                                "chainId", LighterServer.TESTNET,
                                "publicKey", Known.LIGHTER.publicKey().hex()));
            case X10 ->
                new TestKey(
                        Known.X10.id(),
                        hex(Known.X10_SCALAR),
                        Map.of(
                                "vault",
                                Known.X10.vault(),
                                "chain",
                                X10Server.TESTNET,
                                "publicKey",
                                hex(Known.X10.signs().x())));
        };
    }

    public Running start(WireSettings settings) {
        return start.apply(settings);
    }

    private static String hex(BigInteger number) {
        return "0x" + number.toString(16);
    }

    /** Clients that sign with a curve; Binance and Bybit are told theirs in the settings. */
    private static final class Known {
        static final String LIGHTER_SCALAR = "17".repeat(39) + "01";
        static final LighterKey LIGHTER = LighterKey.ofPrivate(65, 7, LIGHTER_SCALAR);
        static final BigInteger X10_SCALAR = BigInteger.TWO.pow(200).subtract(BigInteger.valueOf(17));
        static final X10Key X10 = X10Key.ofPrivate(TestKey.USUAL.key(), X10_SCALAR);
    }
}
