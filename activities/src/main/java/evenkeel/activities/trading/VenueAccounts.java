package evenkeel.activities.trading;

import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.OrderRecord;
import evenkeel.activities.venues.Venue;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.CarryTerms.Leg;
import evenkeel.domain.carry.FundingBooked;
import evenkeel.domain.carry.Holdings;
import evenkeel.domain.carry.LegFill;
import evenkeel.domain.carry.LegGround;
import evenkeel.domain.carry.SeenPosition;
import evenkeel.domain.carry.TradeFigures;
import evenkeel.domain.carry.TradeFigures.LegFigures;
import evenkeel.domain.carry.VenueEntries;
import evenkeel.domain.carry.VenueExits;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.ledger.FundingNews;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.OrderKey;
import evenkeel.domain.venue.Fee;
import evenkeel.domain.venue.Fill;
import evenkeel.domain.venue.FundingPayment;
import evenkeel.domain.venue.Position;
import evenkeel.workflows.ports.Accounts;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What the venues say about our accounts, and what of it the ledger books. */
public final class VenueAccounts implements Accounts {
    private static final Duration OVERLAP = Duration.ofMinutes(1);

    private final Venues urgent;
    private final Venues venues;
    private final Books books;
    private final FundingDesk desk;
    private final Duration bookingLag;
    private final EntryLook entry;

    /**
     * Positions are read as an exit would, what was paid and filled may wait.
     *
     * @param bookingLag how long after its hour a venue may take to show a payment
     * @param hears whether a venue tells us of our orders by itself just now
     */
    public VenueAccounts(Venues urgent, Venues venues, Books books, Duration bookingLag, Predicate<String> hears) {
        this.urgent = urgent;
        this.venues = venues;
        this.books = books;
        this.desk = new FundingDesk(books);
        this.bookingLag = bookingLag;
        this.entry = new EntryLook(urgent, hears);
    }

    @Override
    public Holdings holdings(CarryTerms.Legs legs) {
        return new Holdings(known(legs.lead()), known(legs.hedge()));
    }

    @Override
    public LegGround ground(Leg leg) {
        return entry.ground(leg);
    }

    @Override
    public SeenPosition position(Leg leg) {
        return entry.position(leg);
    }

    @Override
    public VenueEntries entries(String trade, CarryTerms.Legs legs, Instant since) {
        return new VenueEntries(
                read(() -> readBack(trade, legs.lead(), since).entry()),
                read(() -> readBack(trade, legs.hedge(), since).entry()));
    }

    @Override
    public VenueExits exits(String trade, CarryTerms.Legs legs, Instant since) {
        return new VenueExits(
                read(() -> exits(trade, legs.lead(), since)), read(() -> exits(trade, legs.hedge(), since)));
    }

    @Override
    public FundingBooked bookFunding(String trade, CarryTerms.Legs legs, Instant since, Instant until) {
        Instant certain = earlier(until, earlier(vouched(legs.lead(), until), vouched(legs.hedge(), until)));
        if (!certain.isAfter(since)) return new FundingBooked(Usd.ZERO, Usd.ZERO, since);
        return new FundingBooked(
                book(trade, legs.lead(), since, certain), book(trade, legs.hedge(), since, certain), certain);
    }

    @Override
    public TradeFigures readBack(String trade, CarryTerms.Legs legs, Instant since) {
        return new TradeFigures(readBack(trade, legs.lead(), since), readBack(trade, legs.hedge(), since), Usd.ZERO);
    }

    private Position known(Leg leg) {
        return urgent.get(leg.venue()).account().position(leg.symbol());
    }

    /** Payments up to then can no longer be missing from the venue's list; past {@code until} nobody asks. */
    private Instant vouched(Leg leg, Instant until) {
        return venue(leg).account().venueTimePast(until.plus(bookingLag)).minus(bookingLag);
    }

    /** Sums the whole window, not what was new: a repeat must answer the same. */
    private Usd book(String trade, Leg leg, Instant since, Instant until) {
        Usd sum = Usd.ZERO;
        for (FundingPayment payment : venue(leg).account().funding(leg.symbol(), since, until)) {
            FundingNews unused = desk.book(trade, leg, payment, until);
            sum = sum.plus(payment.amount());
        }
        return sum;
    }

    private LegFigures readBack(String trade, Leg leg, Instant since) {
        Set<String> opening = new HashSet<>();
        Set<String> closing = new HashSet<>();
        for (OrderRecord order : books.orders(trade)) {
            (order.intent().reduceOnly() ? closing : opening).add(order.intent().clientId());
        }
        Map<String, Fill> kept = kept(trade);
        LegFill entry = LegFill.NOTHING;
        LegFill exit = LegFill.NOTHING;
        for (Fill fill : venue(leg).account().fills(leg.symbol(), since.minus(OVERLAP))) {
            Fill known = kept.getOrDefault(fill.venue() + "/" + fill.tradeId(), fill);
            Fee fee = fill.fee().keeping(known.fee());
            LegFill filled = new LegFill(fill.quantity(), fill.value(), fee.dollars());
            if (opening.contains(known.clientId())) entry = entry.plus(filled);
            if (closing.contains(known.clientId())) exit = exit.plus(filled);
        }
        return new LegFigures(entry, exit);
    }

    /** What is booked to it, whatever its venue calls the orders: an inherited trade's were not ours. */
    private Map<String, Fill> kept(String trade) {
        Map<String, Fill> kept = new HashMap<>();
        for (Fill fill : books.fills(trade)) kept.put(fill.venue() + "/" + fill.tradeId(), fill);
        return kept;
    }

    /** A fill of the closing side is ours by its client id, or booked as ours; without one of ours it was a liquidation, or somebody's hand. */
    private VenueExits.Leg exits(String trade, Leg leg, Instant since) {
        LegFill others = LegFill.NOTHING;
        Set<String> kept = kept(trade).keySet();
        for (Fill fill : venue(leg).account().fills(leg.symbol(), since)) {
            boolean closes = fill.side() == leg.side().opposite();
            boolean isOurs = OrderKey.isOurs(fill.clientId()) || kept.contains(fill.venue() + "/" + fill.tradeId());
            if (!closes || isOurs) continue;
            others = others.plus(
                    new LegFill(fill.quantity(), fill.value(), fill.fee().dollars()));
        }
        return new VenueExits.Leg(readBack(trade, leg, since).exit(), others);
    }

    private static <T> Optional<T> read(Supplier<T> wire) {
        try {
            return Optional.of(wire.get());
        } catch (Trouble unreadable) {
            return Optional.empty();
        }
    }

    private Venue venue(Leg leg) {
        return venues.get(leg.venue());
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
