package evenkeel.activities.venues.lighter.signing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** What we may ask of the venue. Prices and sizes are whole numbers of the market's smallest units. */
public sealed interface Act {
    /** The venue's number of this kind. */
    int type();

    /** By the venue's names, in the order in which they are hashed. */
    SequencedMap<String, Long> fields();

    /**
     * A new order.
     *
     * @param number our own for it: client order index, 1 to 2^48 - 1
     * @param kind 0 limit, 1 market
     * @param timeInForce 0 immediate or cancel, 1 good till time, 2 post-only
     * @param expiry in milliseconds; 0 for what never rests
     */
    record CreateOrder(
            int market,
            long number,
            long size,
            long price,
            boolean ask,
            int kind,
            int timeInForce,
            boolean reduceOnly,
            long trigger,
            long expiry)
            implements Act {
        @Override
        public int type() {
            return 14;
        }

        @Override
        public SequencedMap<String, Long> fields() {
            return named(
                    List.of(
                            "MarketIndex",
                            "ClientOrderIndex",
                            "BaseAmount",
                            "Price",
                            "IsAsk",
                            "Type",
                            "TimeInForce",
                            "ReduceOnly",
                            "TriggerPrice",
                            "OrderExpiry"),
                    market,
                    number,
                    size,
                    price,
                    ask ? 1 : 0,
                    kind,
                    timeInForce,
                    reduceOnly ? 1 : 0,
                    trigger,
                    expiry);
        }
    }

    /** The end of one order, by our number or by the venue's. */
    record CancelOrder(int market, long number) implements Act {
        @Override
        public int type() {
            return 15;
        }

        @Override
        public SequencedMap<String, Long> fields() {
            return named(List.of("MarketIndex", "Index"), market, number);
        }
    }

    /** The end of all orders: at once (0, time 0), at a time (1), or no longer at that time (2). */
    record CancelAll(int timeInForce, long time) implements Act {
        @Override
        public int type() {
            return 16;
        }

        @Override
        public SequencedMap<String, Long> fields() {
            return named(List.of("TimeInForce", "Time"), timeInForce, time);
        }
    }

    /** Another size and price for an order that rests. */
    record ModifyOrder(int market, long number, long size, long price, long trigger) implements Act {
        @Override
        public int type() {
            return 17;
        }

        @Override
        public SequencedMap<String, Long> fields() {
            return named(
                    List.of("MarketIndex", "Index", "BaseAmount", "Price", "TriggerPrice"),
                    market,
                    number,
                    size,
                    price,
                    trigger);
        }
    }

    /** The initial margin is 10,000 / leverage; margin mode 0 is cross, 1 isolated. */
    record UpdateLeverage(int market, int initialMargin, int marginMode) implements Act {
        @Override
        public int type() {
            return 20;
        }

        @Override
        public SequencedMap<String, Long> fields() {
            return named(
                    List.of("MarketIndex", "InitialMarginFraction", "MarginMode"), market, initialMargin, marginMode);
        }
    }

    private static SequencedMap<String, Long> named(List<String> names, long... values) {
        SequencedMap<String, Long> fields = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) fields.put(names.get(i), values[i]);
        return fields;
    }
}
