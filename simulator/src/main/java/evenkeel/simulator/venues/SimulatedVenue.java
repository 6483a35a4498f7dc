package evenkeel.simulator.venues;

import evenkeel.domain.funding.FundingCalendar;
import evenkeel.simulator.exchange.ExchangeProfile;
import evenkeel.simulator.wire.TradingKey;
import evenkeel.simulator.wire.VenueServer;
import evenkeel.simulator.wire.WireSettings;
import evenkeel.simulator.wire.binance.BinanceServer;
import evenkeel.simulator.wire.bybit.BybitServer;
import evenkeel.simulator.wire.lighter.LighterKey;
import evenkeel.simulator.wire.lighter.LighterServer;
import evenkeel.simulator.wire.x10.X10Key;
import evenkeel.simulator.wire.x10.X10Server;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;

/** A venue with a wire server: how it is listed, whom it knows and how it starts. */
public enum SimulatedVenue {
    BINANCE(ExchangeProfile::binance),
    BYBIT(ExchangeProfile::bybit),
    LIGHTER(ExchangeProfile::lighter),
    X10(ExchangeProfile::x10);

    private static final int SHARED_SECRET_BYTES = 24;
    private static final long LIGHTER_ACCOUNT = 65;
    private static final int LIGHTER_INDEX = 7;
    /** Below the order of its curve. */
    private static final int LIGHTER_BYTES = 39;

    private static final int X10_BITS = 200;

    @SuppressWarnings("ImmutableEnumChecker") // a lambda without state
    private final Function<FundingCalendar, ExchangeProfile> profile;

    SimulatedVenue(Function<FundingCalendar, ExchangeProfile> profile) {
        this.profile = profile;
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

    /** The same one at every start. */
    public TestKey key() {
        return switch (this) {
            case BINANCE, BYBIT -> TestKey.USUAL;
            case LIGHTER -> lighter(LIGHTER_INDEX, "17".repeat(LIGHTER_BYTES) + "01");
            case X10 -> x10(TestKey.USUAL.key(), BigInteger.TWO.pow(X10_BITS).subtract(BigInteger.valueOf(17)));
        };
    }

    /** One that nobody else has; the number tells those of one account apart. */
    public TestKey key(int number, Random chance) {
        return switch (this) {
            case BINANCE, BYBIT ->
                new TestKey(
                        "key" + number + "of" + bytes(SHARED_SECRET_BYTES, chance),
                        bytes(SHARED_SECRET_BYTES, chance),
                        Map.of());
            case LIGHTER -> lighter(LIGHTER_INDEX + number, bytes(LIGHTER_BYTES, chance) + "01");
            case X10 -> x10("key" + number, new BigInteger(X10_BITS, chance).setBit(X10_BITS));
        };
    }

    /** Lets in who has one of these keys. */
    public VenueServer start(WireSettings settings, List<TestKey> keys) {
        return switch (this) {
            case BINANCE -> BinanceServer.start(settings.withKeys(shared(keys)));
            case BYBIT -> BybitServer.start(settings.withKeys(shared(keys)));
            case LIGHTER ->
                LighterServer.start(
                        settings,
                        LighterServer.TESTNET,
                        keys.stream().map(SimulatedVenue::lighter).toList());
            case X10 ->
                X10Server.start(settings, keys.stream().map(SimulatedVenue::x10).toArray(X10Key[]::new));
        };
    }

    private static List<TradingKey> shared(List<TestKey> keys) {
        return keys.stream().map(key -> TradingKey.of(key.key(), key.words())).toList();
    }

    private static TestKey lighter(int index, String scalar) {
        return new TestKey(
                LIGHTER_ACCOUNT + "/" + index,
                scalar,
                Map.of(
                        "accountIndex",
                        LIGHTER_ACCOUNT,
                        "apiKeyIndex",
                        index,
                        "chainId",
                        LighterServer.TESTNET,
                        "publicKey",
                        LighterKey.ofPrivate(LIGHTER_ACCOUNT, index, scalar)
                                .publicKey()
                                .hex()));
    }

    private static LighterKey lighter(TestKey key) {
        int index = Integer.parseInt(key.key().substring(key.key().indexOf('/') + 1));
        return LighterKey.ofPrivate(LIGHTER_ACCOUNT, index, key.words());
    }

    private static TestKey x10(String id, BigInteger scalar) {
        X10Key key = X10Key.ofPrivate(id, scalar);
        return new TestKey(
                id,
                hex(scalar),
                Map.of(
                        "vault",
                        key.vault(),
                        "chain",
                        X10Server.TESTNET,
                        "publicKey",
                        hex(key.signs().x())));
    }

    private static X10Key x10(TestKey key) {
        return X10Key.ofPrivate(key.key(), new BigInteger(key.words().substring(2), 16));
    }

    private static String hex(BigInteger number) {
        return "0x" + number.toString(16);
    }

    private static String bytes(int count, Random chance) {
        byte[] bytes = new byte[count];
        chance.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
