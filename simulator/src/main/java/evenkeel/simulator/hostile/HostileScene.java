package evenkeel.simulator.hostile;

import evenkeel.domain.carry.CarryTerms;
import evenkeel.simulator.inprocess.InProcessVenue;
import evenkeel.simulator.trade.TradeScene;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.function.Function;

/** What a run is set in: the market and the trade of a seed, and the faults. */
public record HostileScene(TradeScene trade, Function<SplittableRandom, FaultMix> faults) {
    public static HostileScene of(long seed) {
        return new HostileScene(TradeScene.of(seed, Duration.ofSeconds(20)), FaultMix::of);
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

    InProcessVenue lead(InstantSource clock) {
        return trade.lead(clock);
    }

    InProcessVenue hedge(InstantSource clock) {
        return trade.hedge(clock);
    }
}
