package evenkeel.workers.settings;

import static java.util.Objects.requireNonNullElse;

import evenkeel.config.start.Checks;
import evenkeel.domain.capital.Share;
import evenkeel.domain.gate.GateCeilings;
import evenkeel.domain.gate.GateFacts;
import evenkeel.domain.gate.GateLimits;
import evenkeel.domain.gate.GateLimits.Band;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What orders are held to and how much trades may reserve. Nothing may exceed the ceilings that are compiled in (F64).
 *
 * @param strategy capital of the carry strategy
 * @param account capital of our account at each venue
 */
public record LimitSettings(GateLimits gate, Share strategy, Share account) {
    private static final Duration REPEAT_WINDOW = Duration.ofSeconds(10);
    private static final Duration DATA_AGE = Duration.ofSeconds(10);
    private static final int TRADES = 10_000;

    /** Empty when something was wrong, which the checks know. */
    static Optional<LimitSettings> read(
            @Nullable LimitKeys written, List<String> venues, List<String> symbols, Checks above) {
        LimitKeys keys = requireNonNullElse(written, LimitKeys.NOTHING);
        Checks checks = above.below("limits");
        Map<String, Quantity> largest = largest(keys.maxQuantity(), checks.below("max_quantity"));
        Usd notional = usd(checks, "max_order_notional", keys.maxOrderNotional(), "10000", GateCeilings.ORDER_NOTIONAL);
        BigDecimal collar = number(checks, "collar", keys.collar(), "0.05", GateCeilings.COLLAR);
        int open = checks.count("max_open_orders", keys.maxOpenOrders(), 50, 1, GateCeilings.OPEN_ORDERS);
        int minute = checks.count("max_orders_a_minute", keys.maxOrdersAMinute(), 120, 1, GateCeilings.ORDERS_A_MINUTE);
        int repeats = checks.count("max_repeats", keys.maxRepeats(), 5, 1, GateCeilings.REPEATS);
        Duration window = checks.duration(
                "repeat_window", keys.repeatWindow(), REPEAT_WINDOW, Duration.ofMillis(100), GateFacts.LATELY);
        var exposures = exposures(requireNonNullElse(keys.exposure(), LimitKeys.Exposure.NOTHING), checks);
        Usd loss = usd(checks, "daily_loss", keys.dailyLoss(), "1000", GateCeilings.DAILY_LOSS);
        Duration age =
                checks.duration("data_age", keys.dataAge(), DATA_AGE, Duration.ofMillis(100), GateCeilings.DATA_AGE);
        LimitKeys.Capital capital = requireNonNullElse(keys.capital(), LimitKeys.Capital.NOTHING);
        Share strategy = share(capital.strategy(), checks.below("capital").below("strategy"));
        Share account = share(capital.account(), checks.below("capital").below("account"));
        return checks.made(() -> new LimitSettings(
                new GateLimits(
                        venues,
                        symbols,
                        new GateLimits.Size(largest, notional, collar),
                        new GateLimits.Pace(open, minute, repeats, window),
                        exposures,
                        loss,
                        age),
                strategy,
                account));
    }

    private static Map<String, Quantity> largest(@Nullable Map<String, String> written, Checks checks) {
        Map<String, Quantity> largest = new LinkedHashMap<>();
        requireNonNullElse(written, Map.<String, String>of()).forEach((symbol, most) -> {
            String ceiling = GateCeilings.QUANTITY.toString();
            largest.put(symbol, new Quantity(number(checks, symbol, most, ceiling, GateCeilings.QUANTITY.value())));
        });
        return largest;
    }

    private static GateLimits.Exposures exposures(LimitKeys.Exposure keys, Checks above) {
        Checks checks = above.below("exposure");
        return new GateLimits.Exposures(
                band(keys.symbol(), "100000", "50000", checks.below("symbol")),
                band(keys.venue(), "500000", "500000", checks.below("venue")),
                band(keys.total(), "1000000", "250000", checks.below("total")));
    }

    private static Band band(LimitKeys.@Nullable Band written, String gross, String net, Checks checks) {
        LimitKeys.Band keys = requireNonNullElse(written, LimitKeys.Band.NOTHING);
        return new Band(
                usd(checks, "gross", keys.gross(), gross, GateCeilings.EXPOSURE),
                usd(checks, "net", keys.net(), net, GateCeilings.EXPOSURE));
    }

    private static Share share(LimitKeys.@Nullable Share written, Checks checks) {
        LimitKeys.Share keys = requireNonNullElse(written, LimitKeys.Share.NOTHING);
        return new Share(
                checks.count("slots", keys.slots(), 20, 0, TRADES),
                usd(checks, "notional", keys.notional(), "200000", GateCeilings.EXPOSURE));
    }

    private static Usd usd(Checks checks, String key, @Nullable String written, String otherwise, Usd ceiling) {
        return new Usd(number(checks, key, written, otherwise, ceiling.value()));
    }

    private static BigDecimal number(
            Checks checks, String key, @Nullable String written, String otherwise, BigDecimal ceiling) {
        return checks.decimal(
                key,
                written,
                otherwise,
                value -> value.signum() > 0 && value.scale() <= 18 && value.compareTo(ceiling) <= 0,
                "give a number above 0, at most " + ceiling.toPlainString());
    }
}
