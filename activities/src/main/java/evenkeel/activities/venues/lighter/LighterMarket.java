package evenkeel.activities.venues.lighter;

import evenkeel.activities.venues.MarketWire;
import evenkeel.activities.venues.http.Fields;
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
import evenkeel.domain.venue.Quote;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Lighter's public figures. The mark comes by push alone. */
final class LighterMarket implements MarketWire {
    /** More than the best order: several may stand at the best price. */
    private static final int ORDERS = 20;

    private static final int SECONDS_PER_HOUR = 3_600;

    private final LighterApi api;
    private final LighterSettings settings;
    private final LighterMarkets markets;
    private final LighterMarks marks;

    LighterMarket(LighterApi api, LighterSettings settings, LighterMarkets markets, LighterMarks marks) {
        this.api = api;
        this.settings = settings;
        this.markets = markets;
        this.marks = marks;
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
                1, // every market pays hourly
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

    /** The list has no time: the next payment is as far from the last as that was from the one before. */
    @Override
    public Funding funding(String symbol) {
        LighterMarkets.Listed listed = markets.ever(symbol);
        for (Fields row : api.open("/api/v1/funding-rates", Query.NONE).list("funding_rates")) {
            boolean ours = row.text("exchange").equals("lighter") && row.count("market_id") == listed.id();
            if (ours) return new Funding(HourlyRate.spread(row.decimal("rate"), settings.rateHours()), next(listed));
        }
        throw new Trouble(Code.VEN_GARBLED, api.venue() + " shows no funding rate of " + symbol);
    }

    private Instant next(LighterMarkets.Listed listed) {
        Instant now = api.clock().now();
        Query lately = Query.NONE
                .with("market_id", listed.id())
                .with("resolution", "1h")
                .with("start_timestamp", now.getEpochSecond() - 3 * SECONDS_PER_HOUR)
                .with("end_timestamp", now.getEpochSecond())
                .with("count_back", 3);
        List<Instant> paid = api.open("/api/v1/fundings", lately).list("fundings").stream()
                .map(row -> Instant.ofEpochSecond(row.whole("timestamp")))
                .sorted()
                .toList();
        if (paid.size() < 2) return nextFullHour(now);
        Duration apart = Duration.between(paid.get(paid.size() - 2), paid.getLast());
        if (apart.isZero()) return nextFullHour(now);
        long since = Duration.between(paid.getLast(), now).dividedBy(apart);
        return paid.getLast().plus(apart.multipliedBy(Math.max(0, since) + 1));
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
