package evenkeel.activities.venues.binance;

import evenkeel.activities.venues.AccountStream;
import evenkeel.activities.venues.AccountWire;
import evenkeel.activities.venues.MarketWire;
import evenkeel.activities.venues.OpenVenue;
import evenkeel.activities.venues.OrderWire;
import evenkeel.activities.venues.book.BookKeeper;
import evenkeel.activities.venues.book.BookWords;
import evenkeel.activities.venues.budget.RateTerms;
import evenkeel.activities.venues.http.ErrorTable;
import evenkeel.activities.venues.http.JoinedVenue;
import evenkeel.activities.venues.http.OrderLanes;
import evenkeel.activities.venues.http.VenueParts;
import evenkeel.activities.venues.http.VenueSettings;
import evenkeel.activities.venues.stream.HintStream;
import java.time.Duration;

/** Puts Binance together. */
public final class Binance {
    private Binance() {}

    public static OpenVenue open(VenueSettings settings) {
        return new JoinedVenue<>(settings, new BinanceApi(settings), new Parts(settings));
    }

    /** How the venue counts calls; for documents and for whoever makes its budget. */
    public static RateTerms rates() {
        return BinanceWeights.TERMS;
    }

    /** How the venue speaks of books; for whoever replays a recorded session. */
    public static BookWords bookWords() {
        return new BinanceBookWords();
    }

    /** What each of the venue's error codes proves about an order; for documents. */
    public static ErrorTable errors() {
        return BinanceErrors.TABLE;
    }

    private record Parts(VenueSettings settings) implements VenueParts<BinanceApi> {
        @Override
        public RateTerms rates() {
            return BinanceWeights.TERMS;
        }

        @Override
        public Duration fence() {
            return settings.fence();
        }

        @Override
        public MarketWire market(BinanceApi api) {
            return new BinanceMarket(api, settings.clock());
        }

        @Override
        public AccountWire account(BinanceApi api) {
            return new BinanceAccount(api, settings);
        }

        @Override
        public OrderWire orders(BinanceApi api, OrderLanes lanes) {
            return new BinanceOrders(api, lanes);
        }

        @Override
        public AccountStream stream(BinanceApi api) {
            return new HintStream(settings.venue(), new BinanceStream(api, settings), BinanceStream.RHYTHM);
        }

        @Override
        public BookWords bookWords() {
            return new BinanceBookWords();
        }

        @Override
        public BookKeeper.Wire books(BinanceApi api) {
            return BookKeeper.Wire.of(settings::dial, market -> api.depth(market, BinanceBookWords.LEVELS));
        }
    }
}
