package evenkeel.simulator.ledger;

import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.CarryTerms.Leg;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which trade owns a symbol at a venue, and which one a signal has made. */
final class MemoryClaims {
    private final Map<String, String> signals = new HashMap<>();
    private final Map<Place, String> owners = new HashMap<>();

    private record Place(String venue, String symbol) {
        static Place of(Leg leg) {
            return new Place(leg.venue(), leg.symbol());
        }
    }

    /** Why a trade of these terms must not begin. */
    Optional<String> obstacle(CarryTerms terms) {
        return Optional.ofNullable(signals.get(terms.signal()))
                .map(user -> "signal " + terms.signal() + " made trade " + user)
                .or(() -> terms.reach().stream()
                        .map(this::owner)
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    private Optional<String> owner(Leg leg) {
        return Optional.ofNullable(owners.get(Place.of(leg)))
                .map(owner -> leg.symbol() + " @" + leg.venue() + " belongs to trade " + owner);
    }

    void begin(CarryTerms terms) {
        signals.put(terms.signal(), terms.trade());
        for (Leg leg : terms.reach()) owners.put(Place.of(leg), terms.trade());
    }

    void letGo(Leg leg, String trade) {
        owners.remove(Place.of(leg), trade);
    }

    boolean isFree(String venue, String symbol) {
        return !owners.containsKey(new Place(venue, symbol));
    }
}
