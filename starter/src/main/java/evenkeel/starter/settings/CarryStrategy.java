package evenkeel.starter.settings;

import evenkeel.config.start.Checks;
import evenkeel.domain.carry.CarryRules;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.money.Usd;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where is looked, and who leads.
 *
 * @param lead the venue whose leg is placed first
 * @param alternative the venue where the hedge goes when its own fills nothing; it lists every symbol too
 * @param rules how a trade behaves where its keys say nothing
 */
public record CarryStrategy(
        List<String> symbols, String lead, String hedge, Optional<String> alternative, CarryRules rules) {
    /** Part of every trade's name: never renamed. */
    public static final String NAME = CarryTerms.STRATEGY;

    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofHours(1);

    static Optional<CarryStrategy> read(StarterKeys.@Nullable Carry written, List<String> venues, Checks above) {
        Checks checks = above.below("carry");
        StarterKeys.Carry keys = Objects.requireNonNullElse(written, StarterKeys.Carry.NOTHING);
        List<String> symbols = checks.texts(
                "symbols",
                keys.symbols(),
                symbol -> symbol.matches("[A-Z][A-Z0-9]*"),
                "list what may be traded, such as [BTC, ETH]");
        String lead = checks.text("lead", keys.lead(), venues::contains, "name one of the venues " + venues);
        String hedge = checks.text(
                "hedge",
                keys.hedge(),
                venue -> venues.contains(venue) && !venue.equals(lead),
                "name another one of the venues " + venues);
        Optional<String> alternative = Optional.ofNullable(keys.alternative())
                .map(named -> checks.text(
                        "alternative",
                        named,
                        venue -> venues.contains(venue) && !venue.equals(lead) && !venue.equals(hedge),
                        "name a third one of the venues " + venues + ", or leave it out"));
        Optional<CarryRules> rules = rules(keys.rules(), checks.below("rules"));
        return rules.map(known -> new CarryStrategy(symbols, lead, hedge, alternative, known));
    }

    private static Optional<CarryRules> rules(StarterKeys.@Nullable Rules written, Checks checks) {
        StarterKeys.Rules keys = Objects.requireNonNullElse(written, StarterKeys.Rules.NOTHING);
        var entry = entry(Objects.requireNonNullElse(keys.entry(), StarterKeys.Entry.NOTHING), checks.below("entry"));
        var hedge = hedge(Objects.requireNonNullElse(keys.hedge(), StarterKeys.Hedge.NOTHING), checks.below("hedge"));
        var exit = exit(Objects.requireNonNullElse(keys.exit(), StarterKeys.Exit.NOTHING), checks.below("exit"));
        var close = close(Objects.requireNonNullElse(keys.close(), StarterKeys.Close.NOTHING), checks.below("close"));
        if (entry.isEmpty() || hedge.isEmpty() || exit.isEmpty() || close.isEmpty()) return Optional.empty();
        return Optional.of(new CarryRules(entry.get(), hedge.get(), exit.get(), close.get()));
    }

    /** Rests for a while as a maker; what has filled is naked and waits two seconds at most. */
    private static Optional<CarryRules.Entry> entry(StarterKeys.Entry keys, Checks checks) {
        Duration maker = length(checks, "maker_patience", keys.makerPatience(), "PT20S");
        Duration grace = length(checks, "fill_grace", keys.fillGrace(), "PT2S");
        Duration taker = length(checks, "taker_patience", keys.takerPatience(), "PT3S");
        BigDecimal slippage = fraction(checks, "taker_slippage", keys.takerSlippage(), "0.001");
        return checks.made(() -> new CarryRules.Entry(maker, grace, taker, slippage));
    }

    /** A naked lead is worse than a dear hedge: up to one percent. */
    private static Optional<CarryRules.Hedge> hedge(StarterKeys.Hedge keys, Checks checks) {
        int tries = checks.count("tries", keys.tries(), 3, 1, 20);
        Duration patience = length(checks, "patience", keys.patience(), "PT3S");
        BigDecimal first = fraction(checks, "slippage", keys.slippage(), "0.002");
        BigDecimal step = fraction(checks, "slippage_step", keys.slippageStep(), "0.003");
        BigDecimal largest = fraction(checks, "max_slippage", keys.maxSlippage(), "0.01");
        CarryRules.Caps usual = CarryRules.Caps.USUAL;
        BigDecimal naked = checks.decimal(
                "max_naked_usd_seconds",
                keys.maxNakedUsdSeconds(),
                usual.nakedUsdSeconds().toPlainString(),
                most -> most.signum() > 0,
                "give dollars times seconds, above 0");
        BigDecimal loss =
                fraction(checks, "max_loss", keys.maxLoss(), usual.loss().toPlainString());
        int slices = checks.count("slices", keys.slices(), usual.slices(), 1, 20);
        return checks.made(() -> new CarryRules.Hedge(
                tries, patience, first, step, largest, Optional.of(new CarryRules.Caps(naked, loss, slices))));
    }

    private static Optional<CarryRules.Exit> exit(StarterKeys.Exit keys, Checks checks) {
        int least = checks.count("min_hold_hours", keys.minHoldHours(), 1, 0, 100_000);
        int most = checks.count("max_hold_hours", keys.maxHoldHours(), 168, 1, 100_000);
        BigDecimal floor = checks.decimal(
                "min_net_apy", keys.minNetApy(), "-0.05", apy -> true, "give an annual fraction, may be below 0");
        BigDecimal profit = usd(checks, "take_profit", keys.takeProfit(), "1000000");
        BigDecimal loss = usd(checks, "loss_limit", keys.lossLimit(), "50");
        return checks.made(() -> new CarryRules.Exit(least, most, floor, new Usd(profit), new Usd(loss)));
    }

    private static Optional<CarryRules.Close> close(StarterKeys.Close keys, Checks checks) {
        Duration maker = length(checks, "maker_patience", keys.makerPatience(), "PT20S");
        Duration taker = length(checks, "taker_patience", keys.takerPatience(), "PT3S");
        int rounds = checks.count("rounds", keys.rounds(), 5, 1, 100);
        BigDecimal slippage = fraction(checks, "slippage", keys.slippage(), "0.002");
        BigDecimal largest = fraction(checks, "max_slippage", keys.maxSlippage(), "0.02");
        Duration retry = length(checks, "retry_after", keys.retryAfter(), "PT30S");
        return checks.made(() -> new CarryRules.Close(maker, taker, rounds, slippage, largest, retry));
    }

    private static Duration length(Checks checks, String key, @Nullable String written, String otherwise) {
        return checks.duration(key, written, Duration.parse(otherwise), SHORTEST, LONGEST);
    }

    private static BigDecimal fraction(Checks checks, String key, @Nullable String written, String otherwise) {
        return checks.decimal(
                key,
                written,
                otherwise,
                value -> value.signum() >= 0 && value.compareTo(BigDecimal.ONE) < 0,
                "give a fraction of 0 up to 1");
    }

    private static BigDecimal usd(Checks checks, String key, @Nullable String written, String otherwise) {
        return checks.decimal(
                key, written, otherwise, value -> value.signum() >= 0, "give an amount of USD, 0 or more");
    }
}
