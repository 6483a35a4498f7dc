package evenkeel.activities.trading;

import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.TradeRecord;
import evenkeel.activities.venues.AccountWire;
import evenkeel.domain.carry.CarryTerms.Leg;
import evenkeel.domain.carry.Correction;
import evenkeel.domain.carry.TradeFigures;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.ledger.FundingNews;
import evenkeel.domain.money.Usd;
import evenkeel.domain.venue.FundingPayment;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads again what the venues paid lately, for trades that are open or have just ended: what came after they had looked,
 * and what a venue has changed since (F48). An ended trade's figures are corrected.
 */
public final class LateFunding {
    private static final Logger log = LoggerFactory.getLogger(LateFunding.class);
    /** So long after it a venue may still show or change a payment. */
    private static final Duration BACK = Duration.ofDays(2);

    private final Venues venues;
    private final Books books;
    private final FundingDesk desk;
    private final Duration bookingLag;
    private final InstantSource clock;

    public LateFunding(Venues venues, Books books, Duration bookingLag, InstantSource clock) {
        this.venues = venues;
        this.books = books;
        this.desk = new FundingDesk(books);
        this.bookingLag = bookingLag;
        this.clock = clock;
    }

    /** A trade whose venue is silent is read in a later round. */
    public void round() {
        Instant now = clock.instant();
        Stream.concat(books.openTrades().stream(), books.endedSince(now.minus(BACK)).stream())
                .filter(trade -> !books.fills(trade.terms().trade()).isEmpty())
                .forEach(trade -> read(trade, now));
    }

    private void read(TradeRecord trade, Instant now) {
        try {
            book(trade, trade.current().lead(), now);
            book(trade, trade.current().hedge(), now);
            correct(trade, now);
        } catch (Trouble unreadable) {
            log.info(
                    "funding of {}: {} {}",
                    trade.terms().trade(),
                    unreadable.code().id(),
                    unreadable.getMessage());
        }
    }

    /** What is paid after a trade's end belongs to whoever owns the symbol then. */
    private void book(TradeRecord trade, Leg leg, Instant now) {
        AccountWire account = venues.get(leg.venue()).account();
        Instant certain = account.venueTime().minus(bookingLag);
        Instant until = trade.endedAt().filter(certain::isAfter).orElse(certain);
        Instant since = later(trade.admittedAt(), now.minus(BACK.plus(BACK)));
        if (!until.isAfter(since)) return;
        for (FundingPayment payment : account.funding(leg.symbol(), since, until)) {
            FundingNews news = desk.book(trade.terms().trade(), leg, payment, now);
            if (news == FundingNews.NEW && trade.endedAt().isPresent()) {
                desk.tell(Code.REC_FUNDING_LATE, trade.terms().trade(), payment, now);
            }
        }
    }

    /** Against the books, not against what was new: a crash between booking and correcting is made up for. */
    private void correct(TradeRecord trade, Instant now) {
        if (trade.endedAt().isEmpty() || trade.figures().isEmpty()) return;
        TradeFigures was = trade.figures().get();
        Usd booked = books.funding(trade.terms().trade()).stream()
                .map(FundingPayment::amount)
                .reduce(Usd.ZERO, Usd::plus);
        Usd change = booked.minus(was.funding());
        if (change.isZero()) return;
        books.correct(new Correction(trade.terms().trade(), was, was.withFunding(booked), change), now);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
