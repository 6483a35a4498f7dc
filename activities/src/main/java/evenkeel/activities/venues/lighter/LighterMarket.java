package evenkeel.activities.venues.lighter;

import evenkeel.activities.venues.Ladder;
import evenkeel.activities.venues.Mark;
import evenkeel.activities.venues.MarketWire;
import evenkeel.activities.venues.http.Cached;
import evenkeel.activities.venues.http.Fields;
import evenkeel.activities.venues.http.Pages;
import evenkeel.activities.venues.http.Query;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.money.HourlyRate;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.venue.Funding;
import evenkeel.domain.venue.Instrument;
import evenkeel.domain.venue.MarketRules;
import evenkeel.domain.venue.PastFunding;
import evenkeel.domain.venue.Quote;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Lighter's public figures. The mark comes by push alone. */
final class LighterMarket implements MarketWire {
    /** More than the best order: several may stand at the best price. */
    private static final int ORDERS = 20;

    private static final int MOST_ORDERS = 250;
    private static final int SECONDS_PER_HOUR = 3_600;
    private static final int HOURLY = 1;
    private static final int RATES = 750;

    /** The list tells all markets at once, and moves once a minute. */
    private static final Duration RATES_HOLD = Duration.ofSeconds(10);

    private static final Duration RHYTHM_HOLDS = Duration.ofMinutes(10);

    private final LighterApi api;
    private final LighterSettings settings;
    private final LighterMarkets markets;
    private final LighterMarks marks;
    private final Cached<Map<Integer, BigDecimal>> rates;
    private volatile Optional<Rhythm> rhythm = Optional.empty();

    LighterMarket(LighterApi api, LighterSettings settings, LighterMarkets markets, LighterMarks marks) {
        this.api = api;
        this.settings = settings;
        this.markets = markets;
        this.marks = marks;
        this.rates = new Cached<>(settings.venue().clock(), RATES_HOLD, this::rates);
    }

    /** The venue has a smallest size and a smallest value; the larger of the two at its last price is ours. */
    @Override
    public Instrument instrument(String symbol) {
        LighterMarkets.Listed listed = markets.now(symbol);
        Usd bySize = new Usd(listed.smallestSize().multiply(listed.lastPrice()));
        return new Instrument(
                api.venue(),
                symbol,
                listed.tick(),
                listed.lot(),
                bySize.exceeds(listed.smallestValue()) ? bySize : listed.smallestValue(),
                HOURLY,
                Optional.of(LighterWords.CURRENCY));
    }

    @Override
    public MarketRules rules(String symbol) {
        return LighterPerps.rules(instrument(symbol), markets.now(symbol));
    }

    @Override
    public Quote quote(String symbol) {
        LighterMarkets.Listed listed = markets.ever(symbol);
        Fields book = api.open(
                "/api/v1/orderBookOrders",
                Query.NONE.with("market_id", listed.id()).with("limit", ORDERS));
        Price mark = marks.of(listed.id());
        return book.as(read -> {
            List<Fields> bids = read.list("bids");
            List<Fields> asks = read.list("asks");
            if (bids.isEmpty() || asks.isEmpty()) {
                throw new Trouble(Code.VEN_GARBLED, api.venue() + " shows a side of " + symbol + " without an order");
            }
            Price bid = bids.getFirst().price("price");
            Price ask = asks.getFirst().price("price");
            Instant now = api.clock().now();
            return new Quote(bid, sizeAt(bid, bids), ask, sizeAt(ask, asks), mark, now);
        });
    }

    /** The venue lists orders, not levels: as many as it tells, added up by their price; the last level may be cut. */
    @Override
    public Ladder ladder(String symbol, int levels) {
        LighterMarkets.Listed listed = markets.ever(symbol);
        Query query = Query.NONE.with("market_id", listed.id()).with("limit", MOST_ORDERS);
        Fields book = api.open("/api/v1/orderBookOrders", query);
        Instant now = api.clock().now();
        return book.as(read -> new Ladder(levels(read.list("bids")), levels(read.list("asks")), now))
                .best(levels);
    }

    private static List<Ladder.Level> levels(List<Fields> orders) {
        var byPrice = new LinkedHashMap<Price, BigDecimal>();
        for (Fields order : orders) {
            byPrice.merge(order.price("price"), order.decimal("remaining_base_amount"), BigDecimal::add);
        }
        return byPrice.entrySet().stream()
                .map(level -> new Ladder.Level(level.getKey(), new Quantity(level.getValue())))
                .toList();
    }

    @Override
    public Mark mark(String symbol) {
        return new Mark(marks.of(markets.ever(symbol).id()), api.clock().now());
    }

    /** The list has no time: the next payment is as far from the last as that was from the one before. */
    @Override
    public Funding funding(String symbol) {
        LighterMarkets.Listed listed = markets.ever(symbol);
        BigDecimal rate = Optional.ofNullable(rates.get().get(listed.id()))
                .orElseThrow(() -> new Trouble(Code.VEN_GARBLED, api.venue() + " shows no funding rate of " + symbol));
        return new Funding(HourlyRate.spread(rate, settings.rateHours()), next(listed));
    }

    private Map<Integer, BigDecimal> rates() {
        Map<Integer, BigDecimal> byMarket = new HashMap<>();
        for (Fields row : api.open("/api/v1/funding-rates", Query.NONE).list("funding_rates")) {
            if (row.text("exchange").equals("lighter")) byMarket.put(row.count("market_id"), row.decimal("rate"));
        }
        return byMarket;
    }

    /** Rates are per cent of the hour without a sign: the direction says who paid. The newest come where not all fit. */
    @Override
    public List<PastFunding> fundingHistory(String symbol, Instant since, Instant until) {
        LighterMarkets.Listed listed = markets.ever(symbol);
        TreeMap<Instant, PastFunding> found = new TreeMap<>();
        Instant end = until;
        var guard = new Pages.Guard("/api/v1/fundings");
        while (end.isAfter(since)) {
            guard.next();
            List<Fields> rows = fundings(listed, since, end, RATES);
            for (Fields row : rows) {
                Instant paidAt = Instant.ofEpochSecond(row.whole("timestamp"));
                if (!paidAt.isAfter(since) || paidAt.isAfter(until)) continue;
                found.put(paidAt, new PastFunding(signedRate(row), HOURLY, paidAt));
            }
            if (rows.size() < RATES || found.isEmpty() || !found.firstKey().isBefore(end)) break;
            end = found.firstKey().minusSeconds(1);
        }
        return List.copyOf(found.values());
    }

    private static BigDecimal signedRate(Fields row) {
        BigDecimal fraction = row.decimal("rate").movePointLeft(2);
        return switch (row.text("direction")) {
            case "long" -> fraction;
            case "short" -> fraction.negate();
            default -> throw row.garbled("direction");
        };
    }

    private List<Fields> fundings(LighterMarkets.Listed listed, Instant since, Instant until, int most) {
        Query query = Query.NONE
                .with("market_id", listed.id())
                .with("resolution", "1h")
                .with("start_timestamp", since.getEpochSecond())
                .with("end_timestamp", until.getEpochSecond())
                .with("count_back", most);
        return api.open("/api/v1/fundings", query).list("fundings");
    }

    private Instant next(LighterMarkets.Listed listed) {
        Instant now = api.clock().now();
        Optional<Rhythm> known =
                rhythm.filter(told -> now.isBefore(told.readAt().plus(RHYTHM_HOLDS)));
        Rhythm paid = known.orElseGet(() -> read(listed, now));
        rhythm = Optional.of(paid);
        return paid.after(now);
    }

    private Rhythm read(LighterMarkets.Listed listed, Instant now) {
        List<Instant> paid = fundings(listed, now.minusSeconds(3 * SECONDS_PER_HOUR), now, 3).stream()
                .map(row -> Instant.ofEpochSecond(row.whole("timestamp")))
                .sorted()
                .toList();
        Duration hour = Duration.ofSeconds(SECONDS_PER_HOUR);
        if (paid.size() < 2) return new Rhythm(nextFullHour(now), hour, now);
        Duration apart = Duration.between(paid.get(paid.size() - 2), paid.getLast());
        return apart.isZero() ? new Rhythm(nextFullHour(now), hour, now) : new Rhythm(paid.getLast(), apart, now);
    }

    /** When one payment was, and how far they are apart. All markets pay together. */
    private record Rhythm(Instant paid, Duration apart, Instant readAt) {
        Instant after(Instant now) {
            long since = Math.floorDiv(Duration.between(paid, now).toMillis(), apart.toMillis());
            return paid.plus(apart.multipliedBy(since + 1));
        }
    }

    private static Instant nextFullHour(Instant now) {
        long hour = Math.floorDiv(now.getEpochSecond(), SECONDS_PER_HOUR) + 1;
        return Instant.ofEpochSecond(hour * SECONDS_PER_HOUR);
    }

    private static Quantity sizeAt(Price best, List<Fields> orders) {
        BigDecimal size = BigDecimal.ZERO;
        for (Fields order : orders) {
            if (order.price("price").equals(best)) size = size.add(order.decimal("remaining_base_amount"));
        }
        return new Quantity(size);
    }
}
