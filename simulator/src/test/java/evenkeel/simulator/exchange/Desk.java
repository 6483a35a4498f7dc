package evenkeel.simulator.exchange;

import evenkeel.domain.funding.FundingCalendar;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;
import evenkeel.simulator.exchange.prices.PriceSource;
import evenkeel.simulator.exchange.prices.ScriptedPrices;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/** One account trading ETH at one venue, with a clock that the test moves. */
final class Desk {
    static final Instant START = Instant.parse("2026-03-01T10:00:00.250Z");
    static final ExchangeProfile BINANCE =
            ExchangeProfile.binance(FundingCalendar.REAL).withFundingEvery(1);
    static final ExchangeProfile BYBIT =
            ExchangeProfile.bybit(FundingCalendar.REAL).withFundingEvery(1);

    final Exchange exchange;
    private Instant now = START;

    Desk(ExchangeProfile profile, long seed, PriceSource prices) {
        exchange = new Exchange(profile, seed, START, prices);
    }

    static Desk at(String price) {
        return on(new ScriptedPrices().price("ETH", price).price("BTC", "60000").price("SOL", "150"));
    }

    static Desk on(ScriptedPrices prices) {
        return new Desk(BINANCE, 1, prices.price("BTC", "60000").price("SOL", "150"));
    }

    Instant now() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
        exchange.advanceTo(now);
    }

    Placement place(String id, Side side, String quantity, String limit, TimeInForce timeInForce, boolean reduceOnly) {
        return exchange.place(
                "main",
                new NewOrder(id, "ETH", side, Quantity.of(quantity), Price.of(limit), timeInForce, reduceOnly),
                now);
    }

    /** As whoever it is. */
    VenueOrder order(String account, NewOrder asked) {
        return placed(exchange.place(account, asked, now));
    }

    static NewOrder asked(String id, Side side, String quantity, String limit, TimeInForce timeInForce) {
        return new NewOrder(id, "ETH", side, Quantity.of(quantity), Price.of(limit), timeInForce, false);
    }

    VenueOrder rest(String id, Side side, String quantity, String limit) {
        return placed(place(id, side, quantity, limit, TimeInForce.POST_ONLY, false));
    }

    /** Takes whatever the price. */
    VenueOrder take(String id, Side side, String quantity) {
        return placed(place(id, side, quantity, side == Side.BUY ? "9000" : "100", TimeInForce.IOC, false));
    }

    VenueOrder reduce(String id, Side side, String quantity) {
        return placed(place(id, side, quantity, side == Side.BUY ? "9000" : "100", TimeInForce.IOC, true));
    }

    VenueOrder order(String id) {
        return exchange.order("main", id).orElseThrow();
    }

    BigDecimal position() {
        return exchange.position("main", "ETH").position().signed();
    }

    static VenueOrder placed(Placement placement) {
        return switch (placement) {
            case Placement.Placed placed -> placed.order();
            case Placement.Refused refused -> throw new AssertionError("refused: " + refused.reason());
        };
    }
}
