package evenkeel.simulator.exchange;

import java.time.Instant;

/**
 * Lets time pass: market ticks while an order rests or waits, payments and looks at margin while something is held.
 * What else it would move stands still until somebody looks. At one instant funding is paid first, then orders fill,
 * then margin is looked at.
 */
final class Passage {
    private static final long BETWEEN_LOOKS_MILLIS = 5_000;

    private final Floor floor;
    private final Matching matching;
    private final Payments payments;
    private final Liquidation liquidation;
    private final long tickMillis;
    private final long lookMillis;

    private Instant now;
    private long lastTick;
    private long lastLook;

    Passage(Floor floor, Matching matching, Payments payments, Liquidation liquidation, Instant start) {
        this.floor = floor;
        this.matching = matching;
        this.payments = payments;
        this.liquidation = liquidation;
        this.tickMillis = floor.profile().marketTick().toMillis();
        this.lookMillis = tickMillis * Math.ceilDiv(BETWEEN_LOOKS_MILLIS, tickMillis);
        this.now = start;
        this.lastTick = floor.profile().tickAt(start);
        this.lastLook = lastTick;
    }

    Instant now() {
        return now;
    }

    /** When the market tick that stands began. */
    long lastTick() {
        return lastTick;
    }

    void advanceTo(Instant instant) {
        if (!instant.isAfter(now)) return;
        long until = instant.toEpochMilli();
        while (true) {
            boolean awaited = floor.isAnythingAwaited();
            boolean held = floor.isAnythingHeld();
            long tick = awaited ? lastTick + tickMillis : Long.MAX_VALUE;
            long payment = held ? payments.next(now).toEpochMilli() : Long.MAX_VALUE;
            long look = held ? nextLook() : Long.MAX_VALUE;
            long next = Math.min(payment, Math.min(tick, look));
            if (next > until) break;
            now = Instant.ofEpochMilli(next);
            if (payment == next) pay(awaited);
            else if (tick == next) tick(next);
            else look(next);
        }
        now = instant;
        lastTick = Math.max(lastTick, floor.profile().tickAt(instant));
    }

    /** Every market to the tick that stands. */
    void moveMarkets() {
        for (Market market : floor.markets()) market.moveTo(lastTick);
    }

    private void pay(boolean awaited) {
        long tick = floor.profile().tickAt(now);
        if (!awaited) lastTick = tick;
        payments.pay(now, tick);
    }

    private void tick(long millis) {
        lastTick = millis;
        for (Market market : floor.markets()) {
            if (!market.isAwaited()) continue;
            market.moveTo(millis);
            matching.tick(market, now);
        }
    }

    private void look(long millis) {
        lastTick = Math.max(lastTick, millis);
        lastLook = millis;
        moveMarkets();
        liquidation.look(now);
    }

    /** Whole multiples of the time between looks, none before now. */
    private long nextLook() {
        long following = (Math.floorDiv(lastLook, lookMillis) + 1) * lookMillis;
        return Math.max(following, Math.ceilDiv(now.toEpochMilli(), lookMillis) * lookMillis);
    }
}
