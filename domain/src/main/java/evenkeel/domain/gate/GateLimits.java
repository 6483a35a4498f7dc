package evenkeel.domain.gate;

import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What orders are held to. The ledger keeps one account per venue, so a venue's limits are its account's.
 *
 * @param venues where may be opened: the start has compared each one's environment and account with the settings
 * @param symbols what may be opened
 * @param dailyLoss how much may be lost on a UTC day before nothing new opens
 * @param dataAge how old a price may be for something new to open on it
 */
public record GateLimits(
        List<String> venues,
        List<String> symbols,
        Size size,
        Pace pace,
        Exposures exposures,
        Usd dailyLoss,
        Duration dataAge) {
    /** One order. The collar is the farthest its limit may be from the mark and from the middle of the book, a fraction. */
    public record Size(Map<String, Quantity> largest, Usd notional, BigDecimal collar) {
        public Size {
            largest = Collections.unmodifiableMap(new LinkedHashMap<>(largest));
            var wrong = new Problems();
            largest.forEach((symbol, most) -> wrong.outside("max_quantity." + symbol, most, GateCeilings.QUANTITY));
            wrong.outside("max_order_notional", notional, GateCeilings.ORDER_NOTIONAL);
            wrong.outside("collar", collar, GateCeilings.COLLAR);
            wrong.pass();
        }

        /** A symbol without a limit of its own has the ceiling. */
        Quantity largestOf(String symbol) {
            return largest.getOrDefault(symbol, GateCeilings.QUANTITY);
        }
    }

    /** How many orders of an account, and how often the very same one: at most {@code repeats} within {@code window}. */
    public record Pace(int openOrders, int ordersAMinute, int repeats, Duration window) {
        public Pace {
            var wrong = new Problems();
            wrong.outside("max_open_orders", openOrders, GateCeilings.OPEN_ORDERS);
            wrong.outside("max_orders_a_minute", ordersAMinute, GateCeilings.ORDERS_A_MINUTE);
            wrong.outside("max_repeats", repeats, GateCeilings.REPEATS);
            wrong.outside("repeat_window", window, GateFacts.LATELY);
            wrong.pass();
        }
    }

    /** Of one symbol over all venues, of one venue over all symbols, and of everything. */
    public record Exposures(Band symbol, Band venue, Band total) {}

    /** Gross adds longs and shorts up, net takes them from each other. */
    public record Band(Usd gross, Usd net) {
        public Band {
            var wrong = new Problems();
            wrong.outside("gross", gross, GateCeilings.EXPOSURE);
            wrong.outside("net", net, GateCeilings.EXPOSURE);
            wrong.pass();
        }
    }

    public GateLimits {
        venues = List.copyOf(venues);
        symbols = List.copyOf(symbols);
        var wrong = new Problems();
        wrong.outside("daily_loss", dailyLoss, GateCeilings.DAILY_LOSS);
        wrong.outside("data_age", dataAge, GateCeilings.DATA_AGE);
        wrong.pass();
    }

    /** Collects every limit that is nothing or above its ceiling. */
    private static final class Problems {
        private final List<String> found = new ArrayList<>();

        void outside(String key, Usd value, Usd ceiling) {
            outside(key, value.value(), ceiling.value());
        }

        void outside(String key, Quantity value, Quantity ceiling) {
            outside(key, value.value(), ceiling.value());
        }

        void outside(String key, int value, int ceiling) {
            outside(key, new BigDecimal(value), new BigDecimal(ceiling));
        }

        void outside(String key, BigDecimal value, BigDecimal ceiling) {
            if (value.signum() <= 0 || value.compareTo(ceiling) > 0) tell(key, ceiling.toPlainString(), value);
        }

        void outside(String key, Duration value, Duration ceiling) {
            if (!value.isPositive() || value.compareTo(ceiling) > 0) tell(key, ceiling.toString(), value);
        }

        void pass() {
            if (!found.isEmpty()) throw new IllegalArgumentException(String.join("; ", found));
        }

        private void tell(String key, String ceiling, Object was) {
            found.add(key + " must be above nothing and at most " + ceiling + ", was " + was);
        }
    }
}
