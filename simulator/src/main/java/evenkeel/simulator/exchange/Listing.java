package evenkeel.simulator.exchange;

import evenkeel.domain.money.Usd;
import evenkeel.domain.venue.Instrument;
import java.math.BigDecimal;

/** An instrument of a venue, under our symbol ({@code ETH}), and the venue's own name for it ({@code ETHUSDT}). */
public record Listing(Instrument instrument, String venueSymbol) {
    private static final String USDT = "USDT";

    public static Listing of(String venue, String symbol, String tick, String lot, int fundingIntervalHours) {
        return of(venue, symbol, symbol + USDT, USDT, tick, lot, Usd.of("5"), fundingIntervalHours);
    }

    public static Listing of(
            String venue,
            String symbol,
            String venueSymbol,
            String settledIn,
            String tick,
            String lot,
            Usd minNotional,
            int fundingIntervalHours) {
        var instrument = new Instrument(
                venue, symbol, new BigDecimal(tick), new BigDecimal(lot), minNotional, fundingIntervalHours);
        return new Listing(instrument.settledIn(settledIn), venueSymbol);
    }

    public String symbol() {
        return instrument.symbol();
    }

    Listing withFundingEvery(int hours) {
        var changed = new Instrument(
                instrument.venue(),
                symbol(),
                instrument.tick(),
                instrument.lot(),
                instrument.minNotional(),
                hours,
                instrument.settledIn());
        return new Listing(changed, venueSymbol);
    }
}
