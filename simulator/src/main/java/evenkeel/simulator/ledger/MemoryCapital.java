package evenkeel.simulator.ledger;

import evenkeel.activities.ledger.TradeRecord;
import evenkeel.domain.capital.Capital;
import evenkeel.domain.capital.CapitalScope;
import evenkeel.domain.capital.Share;
import evenkeel.domain.carry.Admission;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.money.Usd;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Who has reserved what: pending until the trade opens, then used until it ends. */
final class MemoryCapital {
    private final Map<String, Capital> byScope = new TreeMap<>();
    private final Map<String, Reservation> byTrade = new HashMap<>();

    private record Reservation(List<CapitalScope> scopes, Share share, boolean isPosted) {
        Reservation postedWithout(List<CapitalScope> voided) {
            return new Reservation(
                    scopes.stream().filter(scope -> !voided.contains(scope)).toList(), share, true);
        }
    }

    void allow(CapitalScope scope, Share most) {
        Capital known = byScope.get(scope.key());
        byScope.put(scope.key(), known == null ? Capital.of(scope, most) : known.allowing(most));
    }

    List<Capital> all() {
        return List.copyOf(byScope.values());
    }

    Optional<Admission> obstacle(CarryTerms terms, Share share) {
        return Capital.refusal(capped(terms).stream().map(this::of).toList(), share);
    }

    void reserve(CarryTerms terms, Share share) {
        List<CapitalScope> scopes = capped(terms);
        byTrade.put(terms.trade(), new Reservation(scopes, share, false));
        change(scopes, share, Capital::reserving);
    }

    /** What a trade's new status means for what it has reserved; where it has not come to stand nothing is used. */
    void follow(TradeRecord trade) {
        String id = trade.terms().trade();
        @Nullable Reservation held = byTrade.get(id);
        if (held == null) return;
        if (trade.status().isFinal()) {
            byTrade.remove(id);
            change(held.scopes(), held.share(), held.isPosted() ? Capital::releasing : Capital::voiding);
        } else if (trade.status() == TradeStatus.OPEN) {
            List<CapitalScope> idle = trade.idle().stream()
                    .map(leg -> CapitalScope.ofAccount(leg.venue()))
                    .filter(held.scopes()::contains)
                    .toList();
            Reservation posted = held.postedWithout(idle);
            byTrade.put(id, posted);
            change(idle, held.share(), Capital::voiding);
            change(posted.scopes(), held.share(), Capital::posting);
        }
    }

    void shrink(String trade, Usd notional) {
        @Nullable Reservation held = byTrade.get(trade);
        if (held == null || !held.share().notional().exceeds(notional)) return;
        Share less = new Share(0, held.share().notional().minus(notional));
        byTrade.put(trade, new Reservation(held.scopes(), held.share().minus(less), held.isPosted()));
        change(held.scopes(), less, held.isPosted() ? Capital::releasing : Capital::voiding);
    }

    private List<CapitalScope> capped(CarryTerms terms) {
        return CapitalScope.of(terms).stream()
                .filter(scope -> byScope.containsKey(scope.key()))
                .toList();
    }

    private Capital of(CapitalScope scope) {
        return Objects.requireNonNull(byScope.get(scope.key()), scope.key());
    }

    private void change(List<CapitalScope> scopes, Share share, BiFunction<Capital, Share, Capital> move) {
        for (CapitalScope scope : scopes) byScope.put(scope.key(), move.apply(of(scope), share));
    }
}
