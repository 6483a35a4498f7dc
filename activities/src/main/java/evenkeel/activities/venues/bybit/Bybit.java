package evenkeel.activities.venues.bybit;

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

/** Puts Bybit together. */
public final class Bybit {
    private Bybit() {}

    public static OpenVenue open(VenueSettings settings) {
        return new JoinedVenue<>(settings, new BybitApi(settings), new Parts(settings));
    }

    /** How the venue counts calls; for documents and for whoever makes its budget. */
    public static RateTerms rates() {
        return BybitWeights.TERMS;
    }

    /** How the venue speaks of books; for whoever replays a recorded session. */
    public static BookWords bookWords() {
        return new BybitBookWords();
    }

    /** What each of the venue's error codes proves about an order; for documents. */
    public static ErrorTable errors() {
        return BybitErrors.TABLE;
    }

    private record Parts(VenueSettings settings) implements VenueParts<BybitApi> {
        @Override
        public RateTerms rates() {
            return BybitWeights.TERMS;
        }

        @Override
        public Duration fence() {
            return settings.fence();
        }

        @Override
        public MarketWire market(BybitApi api) {
            return new BybitMarket(api, settings.clock());
        }

        @Override
        public AccountWire account(BybitApi api) {
            return new BybitAccount(api, settings);
        }

        @Override
        public OrderWire orders(BybitApi api, OrderLanes lanes) {
            return new BybitOrders(api, lanes);
        }

        @Override
        public AccountStream stream(BybitApi api) {
            return new HintStream(settings.venue(), new BybitStream(api, settings), BybitStream.RHYTHM);
        }

        @Override
        public BookWords bookWords() {
            return new BybitBookWords();
        }

        @Override
        public BookKeeper.Wire books(BybitApi api) {
            return BookKeeper.Wire.of(settings::dial);
        }
    }
}
