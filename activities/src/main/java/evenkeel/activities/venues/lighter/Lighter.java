package evenkeel.activities.venues.lighter;

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
import java.util.function.UnaryOperator;

/** Puts Lighter together. */
public final class Lighter {
    private Lighter() {}

    public static OpenVenue open(LighterSettings settings) {
        VenueSettings venue = settings.venue();
        var api = new LighterApi(settings);
        var markets = new LighterMarkets(api, venue.clock());
        var marks = new LighterMarks(venue.venue(), venue.dial("/stream"));
        return new JoinedVenue<>(
                venue, api, new Parts(settings, markets, marks, new LighterHeard(venue.clock(), System::nanoTime)));
    }

    /** How the venue counts calls; for documents and for whoever makes its budget. */
    public static RateTerms rates() {
        return LighterWeights.TERMS;
    }

    /** How the venue speaks of books; for whoever replays a recorded session and knows the numbers of its markets. */
    public static BookWords bookWords(UnaryOperator<String> indexOf) {
        return new LighterBookWords(indexOf);
    }

    /** What each of the venue's error codes proves about an order; for documents. */
    public static ErrorTable errors() {
        return LighterErrors.TABLE;
    }

    private record Parts(LighterSettings settings, LighterMarkets markets, LighterMarks marks, LighterHeard heard)
            implements VenueParts<LighterApi> {
        @Override
        public RateTerms rates() {
            return LighterWeights.TERMS;
        }

        @Override
        public Duration fence() {
            return settings.fence();
        }

        @Override
        public MarketWire market(LighterApi api) {
            return new LighterMarket(api, settings, markets, marks);
        }

        @Override
        public AccountWire account(LighterApi api) {
            var nothing = new LighterHeard(settings.venue().clock(), System::nanoTime);
            return new LighterAccount(api, settings, markets, nothing);
        }

        @Override
        public AccountWire told(LighterApi api) {
            return new LighterAccount(api, settings, markets, heard);
        }

        @Override
        public OrderWire orders(LighterApi api, OrderLanes lanes) {
            return new LighterOrders(api, settings, markets, lanes);
        }

        @Override
        public AccountStream stream(LighterApi api) {
            var words = new LighterStream(api, settings.venue(), markets, heard);
            return new HintStream(settings.venue().venue(), words, LighterStream.RHYTHM);
        }

        @Override
        public BookWords bookWords() {
            return new LighterBookWords(
                    symbol -> Integer.toString(markets.ever(symbol).id()));
        }

        @Override
        public BookKeeper.Wire books(LighterApi api) {
            return BookKeeper.Wire.of(settings.venue()::dial);
        }

        @Override
        public void close() {
            marks.close();
        }
    }
}
