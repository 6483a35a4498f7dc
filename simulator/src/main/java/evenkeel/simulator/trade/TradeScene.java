package evenkeel.simulator.trade;

import evenkeel.domain.carry.CarryRules;
import evenkeel.domain.carry.CarrySettings;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.KeptSettings;
import evenkeel.domain.carry.LegName;
import evenkeel.domain.funding.FundingCalendar;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import evenkeel.simulator.exchange.Exchange;
import evenkeel.simulator.exchange.ExchangeProfile;
import evenkeel.simulator.exchange.FeeAsset;
import evenkeel.simulator.inprocess.InProcessVenue;
import evenkeel.workflows.durable.KeptKeys;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The market of a seed and one carry trade in it: which way round, how large and how long are the seed's too. */
public record TradeScene(long seed, Duration tick, Instant start, CarryTerms terms) {
    private static final Instant FIRST_DAY = Instant.parse("2026-01-01T00:00:00Z");
    private static final FundingCalendar CALENDAR = new FundingCalendar(Duration.ofMinutes(2));
    private static final FeeAsset BNB = FeeAsset.always("BNB", Usd.of("612.5"));
    private static final String[] SYMBOLS = {"BTC", "ETH", "SOL"};
    private static final String[] SIZES = {"0.35", "7.5", "140"};

    /** The start lies half a tick after a whole one: what a real engine loses in between stays in the same tick. */
    public static TradeScene of(long seed, Duration tick) {
        long day = Math.floorMod(seed, 300);
        Instant start =
                FIRST_DAY.plus(Duration.ofDays(day)).plus(tick.multipliedBy(7)).plus(tick.dividedBy(2));
        TradeScene scene = new TradeScene(seed, tick, start, terms(seed, tick));
        return Math.floorMod(seed, 31) == 23 ? scene.withAlternative() : scene;
    }

    /** The same with a third venue for the hedge, whatever the seed says of it. */
    public TradeScene withAlternative() {
        var hedge = terms.hedge();
        var there = new CarryTerms.Leg(hedge.name(), hedge.side(), instrument(lighter(), hedge.symbol()));
        var wider = new CarryTerms(
                terms.trade(),
                terms.signal(),
                terms.symbol(),
                terms.legs(),
                terms.quantity(),
                terms.fundingHour(),
                terms.rules(),
                Optional.of(there));
        return new TradeScene(seed, tick, start, wider);
    }

    /** The same by the documented rules. */
    public TradeScene ruled(KeptSettings kept) {
        return new TradeScene(seed, tick, start, terms.with(kept));
    }

    /** The same by the documented rules: these keys as they are written here, all others as usual. */
    public TradeScene ruled(Map<String, String> keys) {
        return ruled(settings(keys));
    }

    /** The same by the documented rules as they are recommended, save for these keys. */
    public TradeScene recommended(Map<String, String> keys) {
        return ruled(recommendedSettings(keys));
    }

    public static KeptSettings settings(Map<String, String> keys) {
        return new KeptSettings(1, KeptKeys.read(CarrySettings.class, keys));
    }

    public static KeptSettings recommendedSettings(Map<String, String> keys) {
        var all = new LinkedHashMap<>(KeptKeys.recommended(CarrySettings.class));
        all.putAll(keys);
        return settings(all);
    }

    /** The lead's, the hedge's and, where there is one, the alternative. */
    public List<InProcessVenue> venues(InstantSource clock) {
        Stream<InProcessVenue> third = terms.alternative().stream().map(leg -> venue(lighter(), clock));
        return Stream.concat(Stream.of(lead(clock), hedge(clock)), third).toList();
    }

    public InProcessVenue lead(InstantSource clock) {
        return venue(bybit(), clock);
    }

    public InProcessVenue hedge(InstantSource clock) {
        return venue(takesFeesInBnb() ? binance().withFeesIn(BNB) : binance(), clock);
    }

    /** In one scene of five the hedge's venue takes its fees in an asset of its own (F51). */
    public boolean takesFeesInBnb() {
        return Math.floorMod(seed, 5) == 2;
    }

    private InProcessVenue venue(ExchangeProfile profile, InstantSource clock) {
        return InProcessVenue.of(new Exchange(profile.withMarketTick(tick), seed, start), clock);
    }

    private static CarryTerms terms(long seed, Duration tick) {
        int which = Math.floorMod(seed, SYMBOLS.length);
        Side side = Math.floorMod(seed / 3, 2) == 0 ? Side.BUY : Side.SELL;
        var legs = new CarryTerms.Legs(
                new CarryTerms.Leg(LegName.LEAD, side, instrument(bybit(), SYMBOLS[which])),
                new CarryTerms.Leg(LegName.HEDGE, side.opposite(), instrument(binance(), SYMBOLS[which])));
        return new CarryTerms(
                "T-" + seed,
                "signal-" + seed,
                SYMBOLS[which],
                legs,
                Quantity.of(SIZES[which]),
                CALENDAR.hour(),
                rules(seed, tick));
    }

    private static CarryRules rules(long seed, Duration tick) {
        BigDecimal bps10 = new BigDecimal("0.001");
        var caps = new CarryRules.Caps(
                new BigDecimal(seed % 7 == 0 ? "200000" : "2000000"),
                new BigDecimal("0.02"),
                1 + (int) Math.floorMod(seed, 3L));
        return new CarryRules(
                new CarryRules.Entry(tick.multipliedBy(3), tick, tick, bps10),
                new CarryRules.Hedge(3, tick, bps10, bps10, new BigDecimal("0.004"), Optional.of(caps)),
                new CarryRules.Exit(
                        1, 2 + Math.floorMod(seed, 4), new BigDecimal("-0.10"), Usd.of("120"), Usd.of("400")),
                new CarryRules.Close(
                        tick.multipliedBy(3), tick, 4, bps10, new BigDecimal("0.01"), Duration.ofSeconds(30)));
    }

    private static ExchangeProfile bybit() {
        return ExchangeProfile.bybit(CALENDAR).withFundingEvery(1);
    }

    private static ExchangeProfile binance() {
        return ExchangeProfile.binance(CALENDAR).withFundingEvery(1);
    }

    private static ExchangeProfile lighter() {
        return ExchangeProfile.lighter(CALENDAR).withFundingEvery(1);
    }

    private static evenkeel.domain.venue.Instrument instrument(ExchangeProfile profile, String symbol) {
        return profile.listings().stream()
                .filter(listing -> listing.symbol().equals(symbol))
                .findFirst()
                .orElseThrow()
                .instrument();
    }
}
