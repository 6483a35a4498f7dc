package evenkeel.simulator.ledger;

import evenkeel.domain.ledger.LedgerRule;
import evenkeel.domain.ledger.Transaction;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Every transaction, once per event. */
final class Journal {
    private final Map<Event, Transaction> transactions = new LinkedHashMap<>();

    /** What a transaction is of. */
    record Event(String source, String event) {
        static Event of(Transaction transaction) {
            return new Event(transaction.source(), transaction.event());
        }
    }

    void post(Transaction transaction) {
        Transaction before = transactions.putIfAbsent(Event.of(transaction), transaction);
        if (before != null) throw LedgerRule.TRANSACTION_ONCE.broken(transaction.source() + " " + transaction.event());
    }

    Optional<Transaction> find(Event event) {
        return Optional.ofNullable(transactions.get(event));
    }

    Collection<Transaction> all() {
        return transactions.values();
    }
}
