package evenkeel.activities.venues.x10;

import evenkeel.activities.venues.Ladder;
import evenkeel.activities.venues.Mark;
import evenkeel.activities.venues.MarketWire;
import evenkeel.activities.venues.http.Cached;
import evenkeel.activities.venues.http.Fields;
import evenkeel.activities.venues.http.Query;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.money.HourlyRate;
import evenkeel.domain.money.Price;
import evenkeel.domain.venue.Funding;
import evenkeel.domain.venue.Instrument;
import evenkeel.domain.venue.MarketRules;
import evenkeel.domain.venue.PastFunding;
import evenkeel.domain.venue.Quote;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** X10's public figures. The steps of all markets are one question, asked again every five minutes. */
final class X10Market implements MarketWire {
    private static final Duration FRESH = Duration.ofMinutes(5);
    /** One question tells the figures of all markets, and the venue counts questions. */
    private static final Duration FIGURES_FRESH = Duration.ofSeconds(1);

    private static final int HOURLY = 1;
    private static final int MOST_LEVELS = 200;

    private final X10Api api;
    private final Cached<Map<String, Fields>> listed;
    private final Cached<Figures> figures;

    X10Market(X10Api api, InstantSource clock) {
        this.api = api;
        this.listed = new Cached<>(clock, FRESH, () -> byName(api));
        this.figures = new Cached<>(clock, FIGURES_FRESH, this::figures);
    }

    /** What every market shows, and when that was asked. */
    private record Figures(Map<String, Fields> byMarket, Instant asked) {}

    @Override
    public Instrument instrument(String symbol) {
        return rules(symbol).instrument();
    }

    @Override
    public MarketRules rules(String symbol) {
        Fields row = listed.get().get(X10Words.market(symbol));
        if (row == null) throw unlisted(api, symbol);
        return row.as(market -> rules(symbol, market));
    }

    /** The venue does not date a book: it is at least as young as the question. */
    @Override
    public Quote quote(String symbol) {
        String market = X10Words.market(symbol);
        Instant asked = api.clock().now();
        Fields book = api.open("/info/markets/" + market + "/orderbook", Query.of("limit", "1"))
                .object("data");
        if (!book.text("market").equals(market)) throw book.garbled("market");
        Fields bid = best(book, "bid");
        Fields ask = best(book, "ask");
        String stats = "/info/markets/" + market + "/stats";
        Price mark = api.open(stats, Query.NONE).object("data").price("markPrice");
        return book.as(levels -> new Quote(
                bid.price("price"), bid.quantity("qty"), ask.price("price"), ask.quantity("qty"), mark, asked));
    }

    @Override
    public Ladder ladder(String symbol, int levels) {
        String market = X10Words.market(symbol);
        Instant asked = api.clock().now();
        Query query = Query.of("limit", String.valueOf(Math.min(levels, MOST_LEVELS)));
        Fields book = api.open("/info/markets/" + market + "/orderbook", query).object("data");
        if (!book.text("market").equals(market)) throw book.garbled("market");
        return book.as(read -> new Ladder(levels(read, "bid"), levels(read, "ask"), asked));
    }

    private static List<Ladder.Level> levels(Fields book, String side) {
        return book.list(side).stream()
                .map(level -> new Ladder.Level(level.price("price"), level.quantity("qty")))
                .toList();
    }

    @Override
    public Mark mark(String symbol) {
        Figures shown = figures.get();
        return new Mark(of(shown, symbol).price("markPrice"), shown.asked());
    }

    /** What the venue calls the next rate is the time of the next payment. */
    @Override
    public Funding funding(String symbol) {
        Fields stats = of(figures.get(), symbol);
        return new Funding(new HourlyRate(stats.decimal("fundingRate")), stats.instant("nextFundingRate"));
    }

    @Override
    public List<PastFunding> fundingHistory(String symbol, Instant since, Instant until) {
        String market = X10Words.market(symbol);
        Query query = Query.NONE.with("startTime", since.toEpochMilli()).with("endTime", until.toEpochMilli());
        List<Fields> newestFirst = api.openPages(
                "/info/" + market + "/funding", query, row -> row.instant("T").isAfter(since));
        return newestFirst.stream()
                .map(row -> past(market, row))
                .filter(past -> !past.paidAt().isAfter(until))
                .sorted(Comparator.comparing(PastFunding::paidAt))
                .toList();
    }

    private static PastFunding past(String market, Fields row) {
        if (!row.text("m").equals(market)) throw row.garbled("m");
        return new PastFunding(row.decimal("f"), HOURLY, row.instant("T"));
    }

    private Figures figures() {
        Instant asked = api.clock().now();
        Map<String, Fields> byMarket = new HashMap<>();
        byName(api).forEach((name, row) -> {
            if (row.has("marketStats")) byMarket.put(name, row.object("marketStats"));
        });
        return new Figures(byMarket, asked);
    }

    private static Map<String, Fields> byName(X10Api api) {
        Map<String, Fields> byName = new HashMap<>();
        for (Fields row : api.open("/info/markets", Query.NONE).list("data")) byName.put(row.text("name"), row);
        return byName;
    }

    private Fields of(Figures shown, String symbol) {
        Fields stats = shown.byMarket().get(X10Words.market(symbol));
        if (stats == null) throw unlisted(api, symbol);
        return stats;
    }

    /** A market as the venue lists it. */
    static Fields listed(X10Api api, String symbol) {
        String market = X10Words.market(symbol);
        List<Fields> found =
                api.open("/info/markets", Query.of("market", market)).list("data");
        return found.stream()
                .filter(row -> row.text("name").equals(market))
                .findFirst()
                .orElseThrow(() -> unlisted(api, symbol));
    }

    private static Trouble unlisted(X10Api api, String symbol) {
        return new Trouble(Code.ORD_SYMBOL, api.venue() + " lists no perpetual " + symbol);
    }

    /** The venue limits quantities, not values: the smallest order is worth what its quantity is at the mark. */
    private MarketRules rules(String symbol, Fields row) {
        Fields rules = row.object("tradingConfig");
        var instrument = new Instrument(
                api.venue(),
                symbol,
                rules.decimal("minPriceChange"),
                rules.decimal("minOrderSizeChange"),
                rules.quantity("minOrderSize").at(row.object("marketStats").price("markPrice")),
                HOURLY,
                Optional.of(X10Words.CURRENCY));
        return X10Perps.rules(instrument, row);
    }

    private static Fields best(Fields book, String side) {
        List<Fields> levels = book.list(side);
        if (levels.isEmpty()) throw book.garbled(side);
        return levels.getFirst();
    }
}
