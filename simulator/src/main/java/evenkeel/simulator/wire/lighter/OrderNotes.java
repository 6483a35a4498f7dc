package evenkeel.simulator.wire.lighter;

import evenkeel.simulator.exchange.Exchange;
import evenkeel.simulator.exchange.VenueOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What the exchange behind this dialect does not keep of an order. A restart forgets it: then nothing expires. */
final class OrderNotes {
    private static final int MOST_TRANSACTIONS = 10_000;
    private static final long USUAL_FRACTION = 1_000;

    private final Map<String, Note> orders = new ConcurrentHashMap<>();
    private final Map<String, Long> leverages = new ConcurrentHashMap<>();
    private final Map<String, Transaction> transactions = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Transaction> eldest) {
            return size() > MOST_TRANSACTIONS;
        }
    };

    record Note(String owner, String clientId, long nonce, long expiryMillis, boolean hasExpired) {
        static final Note NONE = new Note("", "", 0, 0, false);
    }

    /** Answers what was noted under that name before. */
    Note ordered(String owner, String clientId, Transaction tx) {
        var note = new Note(owner, clientId, tx.nonce(), tx.number("OrderExpiry"), false);
        Note before = orders.put(key(owner, clientId), note);
        return before == null ? Note.NONE : before;
    }

    void restore(String owner, String clientId, Note before) {
        orders.put(key(owner, clientId), before);
    }

    Note of(VenueOrder order) {
        return orders.getOrDefault(key(order.account(), order.clientId()), Note.NONE);
    }

    /** Orders that have had their time; from now on they are said to have expired. */
    List<VenueOrder> expired(Exchange exchange) {
        var over = new ArrayList<VenueOrder>();
        orders.replaceAll((key, note) -> {
            boolean due = note.expiryMillis() > 0
                    && !note.hasExpired()
                    && !Instant.ofEpochMilli(note.expiryMillis()).isAfter(exchange.now());
            Optional<VenueOrder> order =
                    due ? exchange.order(note.owner(), note.clientId()).filter(VenueOrder::isOpen) : Optional.empty();
            order.ifPresent(over::add);
            return order.isPresent()
                    ? new Note(note.owner(), note.clientId(), note.nonce(), note.expiryMillis(), true)
                    : note;
        });
        return over;
    }

    synchronized void taken(String hash, Transaction transaction) {
        transactions.put(hash, transaction);
    }

    synchronized Optional<Transaction> transaction(String hash) {
        return Optional.ofNullable(transactions.get(hash));
    }

    void leverage(String owner, String symbol, long fraction) {
        leverages.put(key(owner, symbol), fraction);
    }

    boolean isLeverageChosen(String owner, String symbol) {
        return leverages.containsKey(key(owner, symbol));
    }

    /** What a position binds at first, in ten thousandths of its value. */
    long fraction(String owner, String symbol) {
        return leverages.getOrDefault(key(owner, symbol), USUAL_FRACTION);
    }

    private static String key(String owner, String what) {
        return owner + "|" + what;
    }
}
