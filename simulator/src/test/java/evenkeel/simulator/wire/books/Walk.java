package evenkeel.simulator.wire.books;

import evenkeel.domain.money.Price;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** A busy book that walks, told as a venue tells it: a dozen levels a frame, most of them near the best. */
final class Walk {
    private static final int DEPTH = 200;
    private static final int CHANGES = 6;

    private final boolean binance;
    private final SplittableRandom dice;
    private final TreeMap<Long, Long> bids = new TreeMap<>(Collections.reverseOrder());
    private final TreeMap<Long, Long> asks = new TreeMap<>();
    private long middle = 300_000;
    private long number = 1_000;

    Walk(boolean binance, SplittableRandom dice) {
        this.binance = binance;
        this.dice = dice;
        for (int i = 1; i <= DEPTH; i++) {
            bids.put(middle - i, 1L + dice.nextInt(50_000));
            asks.put(middle + i, 1L + dice.nextInt(50_000));
        }
    }

    String snapshot() {
        if (!binance) return bybit("snapshot", bids, asks);
        return "{\"lastUpdateId\":" + number + ",\"E\":1700000000000,\"T\":1700000000000,\"bids\":" + levels(bids)
                + ",\"asks\":" + levels(asks) + "}";
    }

    String next() {
        Map<Long, Long> bidChanges = new TreeMap<>(Collections.reverseOrder());
        Map<Long, Long> askChanges = new TreeMap<>();
        middle += dice.nextInt(3) - 1;
        while (!bids.isEmpty() && bids.firstKey() >= middle) gone(bids, bidChanges);
        while (!asks.isEmpty() && asks.firstKey() <= middle) gone(asks, askChanges);
        change(bids, bidChanges, -1);
        change(asks, askChanges, 1);
        long before = number++;
        if (!binance) return bybit("delta", bidChanges, askChanges);
        return "{\"e\":\"depthUpdate\",\"E\":1700000000123,\"T\":1700000000120,\"s\":\"ETHUSDT\",\"U\":" + number
                + ",\"u\":" + number + ",\"pu\":" + before + ",\"b\":" + levels(bidChanges) + ",\"a\":"
                + levels(askChanges) + "}";
    }

    Price bestBid() {
        return new Price(BigDecimal.valueOf(bids.firstKey(), 2));
    }

    private static void gone(NavigableMap<Long, Long> side, Map<Long, Long> changes) {
        changes.put(side.pollFirstEntry().getKey(), 0L);
    }

    private void change(NavigableMap<Long, Long> side, Map<Long, Long> changes, int outwards) {
        for (int i = 0; i < CHANGES; i++) {
            long distance = 1 + (long) (DEPTH * Math.pow(dice.nextDouble(), 4));
            long price = middle + outwards * distance;
            long size = dice.nextInt(5) == 0 ? 0 : 1 + dice.nextInt(50_000);
            if (size == 0) side.remove(price);
            else side.put(price, size);
            changes.put(price, size);
        }
        if (side.isEmpty()) {
            side.put(middle + outwards, 1L);
            changes.put(middle + outwards, 1L);
        }
    }

    private String bybit(String type, Map<Long, Long> bidChanges, Map<Long, Long> askChanges) {
        return "{\"topic\":\"orderbook.50.ETHUSDT\",\"type\":\"" + type
                + "\",\"ts\":1700000000123,\"data\":{\"s\":\"ETHUSDT\","
                + "\"b\":" + levels(bidChanges) + ",\"a\":" + levels(askChanges) + ",\"u\":" + number + ",\"seq\":"
                + number
                + "},\"cts\":1700000000120}";
    }

    private static String levels(Map<Long, Long> side) {
        var text = new StringBuilder("[");
        side.forEach((price, size) -> text.append(text.length() == 1 ? "[\"" : ",[\"")
                .append(BigDecimal.valueOf(price, 2).toPlainString())
                .append("\",\"")
                .append(BigDecimal.valueOf(size, 3).toPlainString())
                .append("\"]"));
        return text.append("]").toString();
    }
}
