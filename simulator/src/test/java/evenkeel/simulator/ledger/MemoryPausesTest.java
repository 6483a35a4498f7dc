package evenkeel.simulator.ledger;

import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.Pauses;
import evenkeel.activities.ledger.contract.PausesContract;

class MemoryPausesTest implements PausesContract {
    private final MemoryBooks books = new MemoryBooks();

    @Override
    public Books books() {
        return books;
    }

    @Override
    public Pauses pauses() {
        return books.pauses();
    }
}
