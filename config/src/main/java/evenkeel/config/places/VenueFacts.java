package evenkeel.config.places;

import static evenkeel.config.places.Dialect.LIGHTER;
import static evenkeel.config.places.Dialect.X10;

import evenkeel.config.start.Checks;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the documents of a venue leave in doubt, for whoever knows better. What is not told stays as its adapter has it.
 *
 * @param readLag how long an order that the venue took may be missing in its reads; no venue says
 * @param fundingKept how long payments can be read; said by few, and of Binance from memory
 * @param chain the name that X10's signatures are bound to: SN_MAIN, or SN_MAINNET as a library of 2025 had it
 * @param orderLife how long an order may rest; X10 does not name the shortest, Lighter's own library says 28 days
 * @param rateHours for how many hours Lighter's list of funding rates speaks; a document of others says 8
 * @param changeIsReceived whether Lighter has paid us where its change is positive
 * @param maxFee the fee that an X10 order is signed for; an account that pays more is refused
 * @param flatWithoutBalance whether X10 shows no balance where it is nothing; seen of an empty account only
 */
public record VenueFacts(
        Optional<Duration> readLag,
        Optional<Duration> fundingKept,
        Optional<String> chain,
        Optional<Duration> orderLife,
        Optional<Integer> rateHours,
        Optional<Boolean> changeIsReceived,
        Optional<BigDecimal> maxFee,
        Optional<Boolean> flatWithoutBalance) {
    /** The keys as they are written. */
    public record Written(
            @Nullable String readLag,
            @Nullable String fundingKept,
            @Nullable String chain,
            @Nullable String orderLife,
            @Nullable String rateHours,
            @Nullable String changeIsReceived,
            @Nullable String maxFee,
            @Nullable String flatWithoutBalance) {}

    public static final VenueFacts NONE = new VenueFacts(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    private static final Set<Dialect> ALL = EnumSet.allOf(Dialect.class);
    private static final Set<Dialect> WITH_LIVES = EnumSet.of(LIGHTER, X10);

    static VenueFacts read(Written written, Dialect dialect, Checks checks) {
        var told = new Told(dialect, checks);
        return new VenueFacts(
                told.fact(
                        "read_lag",
                        written.readLag(),
                        ALL,
                        () -> checks.duration(
                                "read_lag", written.readLag(), Duration.ZERO, Duration.ZERO, Duration.ofMinutes(1))),
                told.fact(
                        "funding_kept",
                        written.fundingKept(),
                        ALL,
                        () -> checks.duration(
                                "funding_kept",
                                written.fundingKept(),
                                Duration.ZERO,
                                Duration.ofDays(1),
                                Duration.ofDays(730))),
                told.fact(
                        "chain",
                        written.chain(),
                        EnumSet.of(X10),
                        () -> checks.text(
                                "chain",
                                written.chain(),
                                name -> name.matches("[A-Z][A-Z0-9_]{0,30}"),
                                "name a chain, such as SN_MAIN")),
                told.fact(
                        "order_life",
                        written.orderLife(),
                        WITH_LIVES,
                        () -> checks.duration(
                                "order_life",
                                written.orderLife(),
                                Duration.ZERO,
                                dialect == LIGHTER ? Duration.ofMinutes(6) : Duration.ofSeconds(5),
                                Duration.ofDays(dialect == LIGHTER ? 30 : 28))),
                told.fact(
                        "rate_hours",
                        written.rateHours(),
                        EnumSet.of(LIGHTER),
                        () -> checks.count("rate_hours", written.rateHours(), 1, 1, 24)),
                told.fact(
                        "change_is_received",
                        written.changeIsReceived(),
                        EnumSet.of(LIGHTER),
                        () -> checks.flag("change_is_received", written.changeIsReceived(), true)),
                told.fact(
                        "max_fee",
                        written.maxFee(),
                        EnumSet.of(X10),
                        () -> checks.decimal(
                                "max_fee",
                                written.maxFee(),
                                "0",
                                fee -> fee.signum() >= 0 && fee.compareTo(new BigDecimal("0.01")) <= 0,
                                "give a fraction from 0 to 0.01")),
                told.fact(
                        "flat_without_balance",
                        written.flatWithoutBalance(),
                        EnumSet.of(X10),
                        () -> checks.flag("flat_without_balance", written.flatWithoutBalance(), true)));
    }

    /** Whose venue the facts are told of. */
    private record Told(Dialect dialect, Checks checks) {
        /** A fact of another venue is refused like an unknown key. */
        <T> Optional<T> fact(String key, @Nullable String written, Set<Dialect> of, Supplier<T> reading) {
            if (written == null) return Optional.empty();
            if (of.contains(dialect)) return Optional.of(reading.get());
            checks.wrong(key, written, "there is no such key of " + dialect + ", remove it");
            return Optional.empty();
        }
    }
}
