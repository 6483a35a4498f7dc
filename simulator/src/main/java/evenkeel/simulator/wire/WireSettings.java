package evenkeel.simulator.wire;

import evenkeel.domain.money.Price;
import evenkeel.simulator.exchange.Exchange;
import evenkeel.simulator.exchange.ExchangeProfile;
import evenkeel.simulator.exchange.prices.PriceSource;
import evenkeel.simulator.exchange.prices.SeededPrices;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * How one wire server runs.
 *
 * @param port 0 for any free one
 * @param folder where the venue's commands are kept
 */
public record WireSettings(
        ExchangeProfile profile,
        long seed,
        PriceSource prices,
        int port,
        Path folder,
        List<TradingKey> keys,
        InstantSource clock) {
    public WireSettings {
        keys = List.copyOf(keys);
    }

    public static WireSettings of(ExchangeProfile profile, long seed, Path folder, TradingKey... keys) {
        var prices = new SeededPrices(seed, profile.calendar());
        return new WireSettings(profile, seed, prices, 0, folder, List.of(keys), InstantSource.system());
    }

    public WireSettings onPort(int chosen) {
        return new WireSettings(profile, seed, prices, chosen, folder, keys, clock);
    }

    public WireSettings withFeesIn(String currency, Price mark) {
        return new WireSettings(profile.withFeesIn(currency, mark), seed, prices, port, folder, keys, clock);
    }

    public WireSettings withPrices(PriceSource chosen) {
        return new WireSettings(profile, seed, chosen, port, folder, keys, clock);
    }

    public WireSettings withClock(InstantSource chosen) {
        return new WireSettings(profile, seed, prices, port, folder, keys, chosen);
    }

    Path commands() {
        return folder.resolve(profile.venue() + ".commands");
    }

    Exchange exchange(Instant start) {
        return new Exchange(profile, seed, start, prices);
    }
}
