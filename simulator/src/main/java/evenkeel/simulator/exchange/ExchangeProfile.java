package evenkeel.simulator.exchange;

import evenkeel.domain.funding.FundingCalendar;
import evenkeel.domain.money.Decimals;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Usd;
import evenkeel.domain.venue.Fee;
import evenkeel.domain.venue.Instrument;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What makes one venue differ from another.
 *
 * @param makerFee fraction of a fill's value, positive when it costs
 * @param takerFee the same for a fill that takes
 * @param marketTick prices and synthetic depth change only at whole multiples of it since the epoch
 * @param startingWallet what an account holds when it is first seen
 * @param feeAsset what fees are taken in, from a wallet that never ends; empty: in what a fill is paid in
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
        ACCEPTED_THEN_CANCELLED
    }

    /** An asset that fees may be taken in, with its mark, which never moves. */
    public record FeeAsset(String currency, Price mark) {}

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

    /** One that takes its fees in what a fill is paid in. */
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

    /** The same venue with another funding interval for all it lists. */
    public ExchangeProfile withFundingEvery(int hours) {
        var changed = listings.stream().map(l -> l.withFundingEvery(hours)).toList();
        return new ExchangeProfile(
                venue,
                changed,
                makerFee,
                takerFee,
                calendar,
                marketTick,
                clientIds,
                crossing,
                startingWallet,
                feeAsset);
    }

    public ExchangeProfile withMarketTick(Duration tick) {
        return new ExchangeProfile(
                venue, listings, makerFee, takerFee, calendar, tick, clientIds, crossing, startingWallet, feeAsset);
    }

    public ExchangeProfile withFeesIn(String currency, Price mark) {
        return new ExchangeProfile(
                venue,
                listings,
                makerFee,
                takerFee,
                calendar,
                marketTick,
                clientIds,
                crossing,
                startingWallet,
                Optional.of(new FeeAsset(currency, mark)));
    }

    /** What a fill of that value costs, in the currency that it is taken in. */
    Fee fee(BigDecimal value, boolean maker, Instrument instrument) {
        BigDecimal dollars = value.multiply(maker ? makerFee : takerFee);
        if (feeAsset.isEmpty()) return Fee.of(Stake.money(dollars), instrument.quote());
        BigDecimal mark = feeAsset.get().mark().value();
        return Fee.of(
                        Stake.money(dollars.divide(mark, Decimals.DIVISION)),
                        feeAsset.get().currency())
                .at(mark);
    }
}
