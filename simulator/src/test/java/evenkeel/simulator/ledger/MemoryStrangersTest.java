package evenkeel.simulator.ledger;

import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.Strangers;
import evenkeel.activities.ledger.contract.StrangersContract;

class MemoryStrangersTest implements StrangersContract {
    private final Books books = new MemoryBooks();
    private final Strangers strangers = new MemoryStrangers(books);

    @Override
    public Books books() {
        return books;
    }

    @Override
    public Strangers strangers() {
        return strangers;
    }
}
