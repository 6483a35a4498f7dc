package evenkeel.activities.venues.x10;

import evenkeel.activities.venues.AccountStream;
import evenkeel.activities.venues.AccountWire;
import evenkeel.activities.venues.MarketWire;
import evenkeel.activities.venues.OpenVenue;
import evenkeel.activities.venues.OrderWire;
import evenkeel.activities.venues.book.BookKeeper;
import evenkeel.activities.venues.book.BookWords;
import evenkeel.activities.venues.budget.RateTerms;
import evenkeel.activities.venues.budget.Urgency;
import evenkeel.activities.venues.http.ErrorTable;
import evenkeel.activities.venues.http.JoinedVenue;
import evenkeel.activities.venues.http.OrderLanes;
import evenkeel.activities.venues.http.VenueParts;
import evenkeel.activities.venues.stream.HintStream;
import java.time.Duration;

/** Puts X10 together. */
public final class X10 {
    private X10() {}

    public static OpenVenue open(X10Settings settings) {
        var api = new X10Api(settings.venue());
        var urgent = api.with(Urgency.EXIT);
        return new JoinedVenue<>(settings.venue(), api, new Parts(settings, urgent, new X10Chain(urgent)));
    }

    /** How the venue counts calls; for documents and for whoever makes its budget. */
    public static RateTerms rates() {
        return X10Weights.TERMS;
    }

    /** How the venue speaks of books; for whoever replays a recorded session. */
    public static BookWords bookWords() {
        return new X10BookWords();
    }

    /** What each of the venue's error codes proves about an order; for documents. */
    public static ErrorTable errors() {
        return X10Errors.TABLE;
    }

    /** @param urgent what an order's signature needs is read as urgently as the order is sent */
    private record Parts(X10Settings settings, X10Api urgent, X10Chain chain) implements VenueParts<X10Api> {
        @Override
        public RateTerms rates() {
            return X10Weights.TERMS;
        }

        @Override
        public Duration fence() {
            return settings.fence();
        }

        @Override
        public MarketWire market(X10Api api) {
            return new X10Market(api, settings.venue().clock());
        }

        @Override
        public AccountWire account(X10Api api) {
            return new X10Account(api, settings, chain);
        }

        @Override
        public OrderWire orders(X10Api api, OrderLanes lanes) {
            return new X10Orders(api, settings, chain, lanes);
        }

        @Override
        public AccountStream stream(X10Api api) {
            return new HintStream(settings.venue().venue(), new X10Stream(api), X10Stream.RHYTHM);
        }

        @Override
        public BookWords bookWords() {
            return new X10BookWords();
        }

        @Override
        public BookKeeper.Wire books(X10Api api) {
            return BookKeeper.Wire.of(api::dial);
        }

        @Override
        public void close() {
            urgent.close();
        }
    }
}
