package evenkeel.simulator.ledger;

import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.Strangers;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Strangers in memory, beside books that know their own orders. */
public final class MemoryStrangers implements Strangers {
    private final Books books;
    private final Map<String, Stranger> seen = new LinkedHashMap<>();
    private final Set<String> released = new LinkedHashSet<>();

    public MemoryStrangers(Books books) {
        this.books = books;
    }

    @Override
    public synchronized void keep(List<Stranger> found) {
        for (Stranger stranger : found) {
            if (!isKnown(stranger.clientId())) seen.putIfAbsent(stranger.clientId(), stranger);
        }
    }

    @Override
    public synchronized List<Stranger> standing() {
        return seen.values().stream()
                .filter(stranger -> !released.contains(stranger.clientId()))
                .toList();
    }

    @Override
    public synchronized int release(String by, String reason, Instant at) {
        List<Stranger> standing = standing();
        standing.forEach(stranger -> released.add(stranger.clientId()));
        return standing.size();
    }

    private boolean isKnown(String clientId) {
        return books.trades(Integer.MAX_VALUE).stream()
                .flatMap(trade -> books.orders(trade.terms().trade()).stream())
                .anyMatch(order -> order.intent().clientId().equals(clientId));
    }
}
