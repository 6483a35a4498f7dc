package evenkeel.simulator.exchange;

import evenkeel.domain.funding.FundingCalendar;
import evenkeel.domain.money.Usd;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What makes one venue differ from another.
 *
 * @param makerFee fraction of a fill's value, positive when it costs
 * @param takerFee the same for a fill that takes
 * @param marketTick prices and synthetic depth change only at whole multiples of it since the epoch
 * @param startingWallet what an account holds when it is first seen
 */
public record ExchangeProfile(
        String venue,
        List<Listing> listings,
        BigDecimal makerFee,
        BigDecimal takerFee,
        FundingCalendar calendar,
        Duration marketTick,
        ClientIds clientIds,
        Crossing crossing,
        Usd startingWallet,
        MarginTerms margin,
        Optional<FeeAsset> feeAsset) {
    /** For how long a client id is taken. */
    public enum ClientIds {
        UNIQUE_WHILE_OPEN,
        UNIQUE_FOREVER
    }

    /** What becomes of a post-only order that would take. */
    public enum Crossing {
        REFUSED,
        /** Accepted with an id, and over at once: only a later read tells. */
        ACCEPTED_THEN_CANCELLED,
        /** As that, and so is what the account does not allow. */
        ANYTHING_ACCEPTED_THEN_CANCELLED
    }

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Usd WALLET = Usd.of("100000");

    public ExchangeProfile {
        listings = List.copyOf(listings);
        if (listings.isEmpty()) throw new IllegalArgumentException("a venue lists something: " + venue);
        if (marketTick.compareTo(SECOND) < 0) {
            throw new IllegalArgumentException("a market tick lasts a second or more, was " + marketTick);
        }
        for (Listing listing : listings) {
            if (!listing.instrument().venue().equals(venue)) {
                throw new IllegalArgumentException("an instrument of another venue: " + listing);
            }
        }
    }

    /** With the usual margin terms, all fees in the quote currency. */
    public ExchangeProfile(
            String venue,
            List<Listing> listings,
            BigDecimal makerFee,
            BigDecimal takerFee,
            FundingCalendar calendar,
            Duration marketTick,
            ClientIds clientIds,
            Crossing crossing,
            Usd startingWallet) {
        this(
                venue,
                listings,
                makerFee,
                takerFee,
                calendar,
                marketTick,
                clientIds,
                crossing,
                startingWallet,
                MarginTerms.USUAL,
                Optional.empty());
    }

    public static ExchangeProfile binance(FundingCalendar calendar) {
        var listings = List.of(
                Listing.of("binance", "BTC", "0.1", "0.001", 8),
                Listing.of("binance", "ETH", "0.01", "0.001", 8),
                Listing.of("binance", "SOL", "0.01", "0.01", 4));
        return new ExchangeProfile(
                "binance",
                listings,
                new BigDecimal("0.0002"),
                new BigDecimal("0.0005"),
                calendar,
                SECOND,
                ClientIds.UNIQUE_WHILE_OPEN,
                Crossing.REFUSED,
                WALLET);
    }

    public static ExchangeProfile bybit(FundingCalendar calendar) {
        var listings = List.of(
                Listing.of("bybit", "BTC", "0.1", "0.001", 8),
                Listing.of("bybit", "ETH", "0.01", "0.01", 8),
                Listing.of("bybit", "SOL", "0.01", "0.1", 8));
        return new ExchangeProfile(
                "bybit",
                listings,
                new BigDecimal("0.0002"),
                new BigDecimal("0.00055"),
                calendar,
                SECOND,
                ClientIds.UNIQUE_FOREVER,
                Crossing.ACCEPTED_THEN_CANCELLED,
                WALLET);
    }

    /** Premium fees; an order is answered before margin, position or book are looked at. */
    public static ExchangeProfile lighter(FundingCalendar calendar) {
        var listings = List.of(
                Listing.of("lighter", "ETH", "ETH", "USDC", "0.01", "0.0001", Usd.of("10"), 1),
                Listing.of("lighter", "BTC", "BTC", "USDC", "0.1", "0.00001", Usd.of("10"), 1),
                Listing.of("lighter", "SOL", "SOL", "USDC", "0.001", "0.001", Usd.of("10"), 1));
        return new ExchangeProfile(
                "lighter",
                listings,
                new BigDecimal("0.00002"),
                new BigDecimal("0.0002"),
                calendar,
                SECOND,
                ClientIds.UNIQUE_WHILE_OPEN,
                Crossing.ANYTHING_ACCEPTED_THEN_CANCELLED,
                WALLET);
    }

    /** Pays every hour; maker orders are free. */
    public static ExchangeProfile x10(FundingCalendar calendar) {
        var listings = List.of(
                Listing.of("x10", "BTC", "BTC-USD", "USD", "0.1", "0.00001", Usd.of("5"), 1),
                Listing.of("x10", "ETH", "ETH-USD", "USD", "0.01", "0.001", Usd.of("5"), 1),
                Listing.of("x10", "SOL", "SOL-USD", "USD", "0.01", "0.01", Usd.of("5"), 1));
        return new ExchangeProfile(
                "x10",
                listings,
                BigDecimal.ZERO,
                new BigDecimal("0.00025"),
                calendar,
                SECOND,
                ClientIds.UNIQUE_FOREVER,
                Crossing.ACCEPTED_THEN_CANCELLED,
                WALLET);
    }

    /** The same venue with another funding interval for all it lists. */
    public ExchangeProfile withFundingEvery(int hours) {
        return with(listings.stream().map(l -> l.withFundingEvery(hours)).toList(), marketTick, margin, feeAsset);
    }

    public ExchangeProfile withListings(List<Listing> other) {
        return with(other, marketTick, margin, feeAsset);
    }

    public ExchangeProfile withMarketTick(Duration tick) {
        return with(listings, tick, margin, feeAsset);
    }

    public ExchangeProfile withMargin(MarginTerms terms) {
        return with(listings, marketTick, terms, feeAsset);
    }

    public ExchangeProfile withFeesIn(FeeAsset asset) {
        return with(listings, marketTick, margin, Optional.of(asset));
    }

    /** When the market tick began that stands at that instant. */
    long tickAt(Instant instant) {
        long millis = marketTick.toMillis();
        return Math.floorDiv(instant.toEpochMilli(), millis) * millis;
    }

    private ExchangeProfile with(
            List<Listing> listed, Duration tick, MarginTerms terms, Optional<FeeAsset> payingFees) {
        return new ExchangeProfile(
                venue,
                listed,
                makerFee,
                takerFee,
                calendar,
                tick,
                clientIds,
                crossing,
                startingWallet,
                terms,
                payingFees);
    }
}
