package evenkeel.domain.halt;

import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.order.OrderIntent;
import java.util.List;
import java.util.Locale;

/** What would be touched: the venues, the symbol and the strategy, in small letters. */
public record HaltTarget(List<String> venues, String symbol, String strategy) {
    public HaltTarget {
        venues = venues.stream().map(HaltTarget::small).toList();
        symbol = small(symbol);
        strategy = small(strategy);
    }

    /** One order reaches one venue. */
    public static HaltTarget of(OrderIntent order) {
        return new HaltTarget(List.of(order.venue()), order.symbol(), CarryTerms.STRATEGY);
    }

    /** A whole trade touches both: what opens it at one venue will have to be hedged at the other. */
    public static HaltTarget of(CarryTerms terms) {
        return new HaltTarget(
                List.of(terms.lead().venue(), terms.hedge().venue()), terms.symbol(), CarryTerms.STRATEGY);
    }

    private static String small(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
