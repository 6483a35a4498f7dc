package evenkeel.simulator.week;

import evenkeel.domain.funding.FundingCalendar;
import evenkeel.domain.money.Usd;
import evenkeel.simulator.exchange.Exchange;
import evenkeel.simulator.exchange.ExchangeProfile;
import evenkeel.simulator.exchange.Listing;
import evenkeel.simulator.exchange.prices.Dice;
import evenkeel.simulator.inprocess.InProcessVenue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Ten symbols at two venues for some days; all that happens there is the seed's. Every {@code looks} somebody looks. */
public record MarketWeek(long seed, int days, Duration looks) {
    public static final String LEAD = "lighter";
    public static final String HEDGE = "x10";
    public static final Duration HOUR = Duration.ofHours(1);
    public static final Duration TICK = Duration.ofSeconds(20);
    public static final int LONGEST = 31;

    private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
    private static final FundingCalendar CALENDAR = new FundingCalendar(HOUR);

    /** Tick and lot at either venue. */
    private static final List<Row> ROWS = List.of(
            new Row("BTC", "0.1", "0.00001", "0.1", "0.00001"),
            new Row("ETH", "0.01", "0.0001", "0.01", "0.001"),
            new Row("SOL", "0.001", "0.001", "0.01", "0.01"),
            new Row("BNB", "0.01", "0.001", "0.01", "0.01"),
            new Row("XRP", "0.00001", "1", "0.00001", "10"),
            new Row("DOGE", "0.000001", "1", "0.000001", "10"),
            new Row("ADA", "0.00001", "0.1", "0.00001", "1"),
            new Row("AVAX", "0.001", "0.01", "0.001", "0.1"),
            new Row("LINK", "0.001", "0.1", "0.001", "0.1"),
            new Row("LTC", "0.001", "0.01", "0.001", "0.01"));

    private static final List<Temper> TEMPERS = List.of(Temper.values());
    private static final List<String> SYMBOLS = ROWS.stream().map(Row::symbol).toList();

    public MarketWeek {
        if (days < 1 || days > LONGEST) throw new IllegalArgumentException("a week has 1 to 31 days, was " + days);
        if (looks.compareTo(TICK) < 0) throw new IllegalArgumentException("nothing moves within " + looks);
    }

    private record Row(String symbol, String leadTick, String leadLot, String hedgeTick, String hedgeLot) {
        Listing atLead() {
            return Listing.of(LEAD, symbol, symbol, "USDC", leadTick, leadLot, Usd.of("10"), 1);
        }

        Listing atHedge() {
            return Listing.of(HEDGE, symbol, symbol + "-USD", "USD", hedgeTick, hedgeLot, Usd.of("5"), 1);
        }
    }

    public List<String> symbols() {
        return SYMBOLS;
    }

    public Instant start() {
        return MONDAY;
    }

    public Instant end() {
        return MONDAY.plus(Duration.ofDays(days));
    }

    public FundingCalendar calendar() {
        return CALENDAR;
    }

    /** The lead's, then the hedge's. */
    List<InProcessVenue> venues(InstantSource clock) {
        return List.of(
                venue(
                        ExchangeProfile.lighter(CALENDAR),
                        ROWS.stream().map(Row::atLead).toList(),
                        clock),
                venue(
                        ExchangeProfile.x10(CALENDAR),
                        ROWS.stream().map(Row::atHedge).toList(),
                        clock));
    }

    private InProcessVenue venue(ExchangeProfile profile, List<Listing> listings, InstantSource clock) {
        ExchangeProfile known = profile.withListings(listings).withMarketTick(TICK);
        return InProcessVenue.of(new Exchange(known, seed, MONDAY, new WeekPrices(this, CALENDAR)), clock);
    }

    /** Every temper comes up once or twice. */
    Temper temper(String symbol) {
        long turn = Dice.roll(seed, "tempers") + symbols().indexOf(symbol);
        return TEMPERS.get((int) Math.floorMod(turn, (long) TEMPERS.size()));
    }

    long dice(String symbol) {
        return Dice.roll(Dice.roll(seed, "week"), symbol);
    }

    /** The symbol whose price falls. */
    String crashing() {
        return symbols().get((int) Math.floorMod(Dice.roll(seed, "crash"), (long) ROWS.size()));
    }

    Instant crash() {
        return spell("crash", Duration.ZERO).from();
    }

    /** For so long the books of a symbol hold next to nothing. */
    Spell dry(String symbol) {
        return spell("dry " + symbol, Duration.ofHours(6));
    }

    /** For so long one venue answers nobody. */
    Spell outage() {
        return spell("outage", Duration.ofMinutes(90));
    }

    String out() {
        return Dice.roll(seed, "out") < 0 ? LEAD : HEDGE;
    }

    /** Somewhere in the middle: not in the first hours, nor in the last ones. */
    private Spell spell(String what, Duration length) {
        Duration quiet = Duration.between(start(), end()).dividedBy(10);
        Duration room =
                Duration.between(start(), end()).minus(quiet.multipliedBy(2)).minus(length);
        long after = (long) (room.toSeconds() * Dice.fraction(Dice.roll(seed, what)));
        return new Spell(start().plus(quiet).plusSeconds(after), length);
    }
}
