package evenkeel.simulator.wire;

import evenkeel.simulator.exchange.Exchange;
import evenkeel.simulator.exchange.ExchangeProfile;
import evenkeel.simulator.exchange.FeeAsset;
import evenkeel.simulator.exchange.prices.PriceSource;
import evenkeel.simulator.exchange.prices.SeededPrices;
import evenkeel.simulator.wire.faults.FaultBoard;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * How one wire server runs.
 *
 * @param port 0 for any free one
 * @param folder where the venue's commands are kept
 * @param faults what goes wrong between the venue and its clients; may be shared with other venues
 * @param generosity how many times the venue's own allowance a client may ask
 */
public record WireSettings(
        ExchangeProfile profile,
        long seed,
        PriceSource prices,
        int port,
        Path folder,
        List<TradingKey> keys,
        InstantSource clock,
        FaultBoard faults,
        int generosity) {
    /** Time that is compressed asks more often than the venue's own. */
    private static final int USUAL = 10;

    public WireSettings {
        keys = List.copyOf(keys);
    }

    public static WireSettings of(ExchangeProfile profile, long seed, Path folder, TradingKey... keys) {
        var prices = new SeededPrices(seed, profile.calendar());
        InstantSource clock = InstantSource.system();
        return new WireSettings(
                profile, seed, prices, 0, folder, List.of(keys), clock, new FaultBoard(seed, clock), USUAL);
    }

    public WireSettings onPort(int chosen) {
        return new WireSettings(profile, seed, prices, chosen, folder, keys, clock, faults, generosity);
    }

    public WireSettings withKeys(List<TradingKey> known) {
        return new WireSettings(profile, seed, prices, port, folder, known, clock, faults, generosity);
    }

    public WireSettings withFeesIn(FeeAsset asset) {
        return new WireSettings(profile.withFeesIn(asset), seed, prices, port, folder, keys, clock, faults, generosity);
    }

    public WireSettings withPrices(PriceSource chosen) {
        return new WireSettings(profile, seed, chosen, port, folder, keys, clock, faults, generosity);
    }

    public WireSettings withClock(InstantSource chosen) {
        return new WireSettings(profile, seed, prices, port, folder, keys, chosen, faults, generosity);
    }

    public WireSettings withFaults(FaultBoard chosen) {
        return new WireSettings(profile, seed, prices, port, folder, keys, clock, chosen, generosity);
    }

    /** As often as the venue's documents say, and no more. */
    public WireSettings withPublishedLimits() {
        return withLimitsTimes(1);
    }

    public WireSettings withLimitsTimes(int times) {
        return new WireSettings(profile, seed, prices, port, folder, keys, clock, faults, times);
    }

    Path commands() {
        return folder.resolve(profile.venue() + ".commands");
    }

    Exchange exchange(Instant start) {
        return new Exchange(profile, seed, start, prices);
    }
}
