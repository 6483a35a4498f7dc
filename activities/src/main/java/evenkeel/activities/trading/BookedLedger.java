package evenkeel.activities.trading;

import evenkeel.activities.ledger.Books;
import evenkeel.domain.carry.Admission;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.Correction;
import evenkeel.domain.carry.TradeStep;
import evenkeel.workflows.ports.Ledger;
import java.time.InstantSource;

/** The trade's own record, in the books. */
public final class BookedLedger implements Ledger {
    private final Books books;
    private final InstantSource clock;

    public BookedLedger(Books books, InstantSource clock) {
        this.books = books;
        this.clock = clock;
    }

    @Override
    public Admission admit(CarryTerms terms) {
        return books.admit(terms, clock.instant());
    }

    @Override
    public void advance(TradeStep step) {
        books.advance(step);
    }

    @Override
    public void correct(Correction correction) {
        books.correct(correction, clock.instant());
    }
}
