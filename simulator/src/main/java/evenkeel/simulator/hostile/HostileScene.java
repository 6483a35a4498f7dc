package evenkeel.simulator.hostile;

import evenkeel.activities.ledger.Books;
import evenkeel.activities.venues.Venue;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.KeptSettings;
import evenkeel.simulator.inprocess.InProcessVenue;
import evenkeel.simulator.trade.TradeScene;
import evenkeel.workflows.ports.Ports;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What a run is set in: the market and the trade of a seed, the faults, and a mistake of ours where one is planted. */
public record HostileScene(TradeScene trade, Function<SplittableRandom, FaultMix> faults, Plant plant) {
    private static final Duration TICK = Duration.ofSeconds(20);
    /** Held until nothing fails any more and a little longer, in hours of two minutes; statistics look back as far as that. */
    private static final Map<String, String> BRIEF = Map.of(
            "trading.desired_notional_usd", "20000",
            "trading.min_hold_seconds", "7200",
            "trading.max_hold_hours", "12",
            "trading.z_score_lookback_hours", "12");

    private static final KeptSettings USUAL = TradeScene.settings(BRIEF);
    private static final KeptSettings RECOMMENDED = TradeScene.recommendedSettings(BRIEF);

    /** A mistake put into our own code on purpose, to see that the search would find it. */
    public record Plant(UnaryOperator<Venue> venue, UnaryOperator<Books> books, UnaryOperator<Ports> ports) {
        public static final Plant NONE = new Plant(venue -> venue, books -> books, ports -> ports);
    }

    public static HostileScene of(long seed) {
        return new HostileScene(trade(seed), FaultMix::of, Plant.NONE);
    }

    /** Every second trade goes by the documented rules, half of those by the keys that are recommended. */
    private static TradeScene trade(long seed) {
        TradeScene scene = TradeScene.of(seed, TICK);
        return switch (Math.floorMod(seed, 4)) {
            case 1 -> scene.ruled(USUAL);
            case 3 -> scene.ruled(RECOMMENDED);
            default -> scene;
        };
    }

    public HostileScene with(Plant mistake) {
        return new HostileScene(trade, faults, mistake);
    }

    long seed() {
        return trade.seed();
    }

    Instant start() {
        return trade.start();
    }

    Duration tick() {
        return trade.tick();
    }

    CarryTerms terms() {
        return trade.terms();
    }

    FaultMix mix(SplittableRandom dice) {
        return faults.apply(dice);
    }

    List<InProcessVenue> venues(InstantSource clock) {
        return trade.venues(clock);
    }

    /** In two of three scenes with an alternative the hedge's own venue opens nothing. */
    boolean isShut(String venue) {
        boolean hedges = venue.equals(terms().hedge().venue());
        return hedges && terms().alternative().isPresent() && Math.floorMod(seed(), 3) != 0;
    }
}
