package evenkeel.domain.carry;

import evenkeel.domain.money.HourlyRate;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import evenkeel.domain.venue.Instrument;
import evenkeel.domain.venue.Position;
import evenkeel.domain.venue.Quote;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One ETH trade: long at bybit, short at binance, two units opened at 3000. */
final class Carries {
    static final Instant OPENED = Instant.parse("2026-03-01T10:20:00Z");
    static final CarryRules RULES = new CarryRules(
            new CarryRules.Entry(seconds(30), seconds(2), seconds(5), new BigDecimal("0.001")),
            new CarryRules.Hedge(
                    3,
                    seconds(5),
                    new BigDecimal("0.001"),
                    new BigDecimal("0.001"),
                    new BigDecimal("0.0025"),
                    Optional.empty()),
            new CarryRules.Exit(2, 24, new BigDecimal("-0.05"), Usd.of("50"), Usd.of("100")),
            new CarryRules.Close(
                    seconds(20), seconds(5), 3, new BigDecimal("0.001"), new BigDecimal("0.0025"), seconds(30)));

    private Carries() {}

    static CarryTerms terms() {
        return new CarryTerms("T-1", "S-1", "ETH", legs(), Quantity.of("2"), Duration.ofHours(1), RULES);
    }

    /** The same with an alternative at lighter. */
    static CarryTerms wideTerms() {
        return new CarryTerms(
                "T-1",
                "S-1",
                "ETH",
                legs(),
                Quantity.of("2"),
                Duration.ofHours(1),
                RULES,
                Optional.of(new CarryTerms.Leg(LegName.HEDGE, Side.SELL, instrument("lighter", "0.0001"))));
    }

    static CarryTerms.Legs legs() {
        return new CarryTerms.Legs(
                new CarryTerms.Leg(LegName.LEAD, Side.BUY, instrument("bybit", "0.01")),
                new CarryTerms.Leg(LegName.HEDGE, Side.SELL, instrument("binance", "0.001")));
    }

    static Instrument instrument(String venue, String lot) {
        return new Instrument(venue, "ETH", new BigDecimal("0.01"), new BigDecimal(lot), Usd.of("5"), 1);
    }

    static LegFill fill(String quantity, String price, String fee) {
        return new LegFill(Quantity.of(quantity), Quantity.of(quantity).at(Price.of(price)), Usd.of(fee));
    }

    static HeldCarry held() {
        return new HeldCarry(
                terms(), new LegFills(fill("2", "3000", "1"), fill("2", "3000", "2")), OPENED, Usd.ZERO, OPENED);
    }

    /** Both books one cent wide around the given mids. */
    static Snapshot snapshot(String leadMid, String hedgeMid, String leadRate, String hedgeRate, Holdings holdings) {
        return new Snapshot(
                quote(leadMid), quote(hedgeMid), HourlyRate.of(leadRate), HourlyRate.of(hedgeRate), holdings, OPENED);
    }

    static Holdings holdings(String lead, String hedge) {
        return new Holdings(
                new Position("bybit", "ETH", new BigDecimal(lead)),
                new Position("binance", "ETH", new BigDecimal(hedge)));
    }

    static Quote quote(String mid) {
        BigDecimal half = new BigDecimal("0.005");
        Price price = Price.of(mid);
        return new Quote(
                new Price(price.value().subtract(half)),
                Quantity.of("10"),
                new Price(price.value().add(half)),
                Quantity.of("10"),
                price,
                OPENED);
    }

    private static Duration seconds(int count) {
        return Duration.ofSeconds(count);
    }
}
