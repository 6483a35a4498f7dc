package evenkeel.simulator.ledger;

import evenkeel.activities.venues.OrderNumbers;
import evenkeel.domain.ledger.LedgerRule;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Numbers of orders by the rules of the real ledger. */
public final class MemoryOrderNumbers implements OrderNumbers {
    private final Map<String, Map<Long, String>> given = new HashMap<>();

    @Override
    public synchronized long numberOf(String venue, String clientId) {
        Map<Long, String> here = given.computeIfAbsent(venue, fresh -> new TreeMap<>());
        for (Map.Entry<Long, String> known : here.entrySet()) {
            if (known.getValue().equals(clientId)) return known.getKey();
        }
        long number = OrderNumbers.candidates(clientId)
                .filter(candidate -> !here.containsKey(candidate))
                .findFirst()
                .orElseThrow(() -> LedgerRule.NUMBER_ONCE.broken(clientId));
        here.put(number, clientId);
        return number;
    }

    @Override
    public synchronized Map<Long, String> clientIds(String venue, Collection<Long> numbers) {
        Map<Long, String> found = new TreeMap<>(given.getOrDefault(venue, Map.of()));
        found.keySet().retainAll(numbers);
        return found;
    }
}
