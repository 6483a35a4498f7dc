package evenkeel.activities.venues.bybit;

import evenkeel.activities.venues.Ladder;
import evenkeel.activities.venues.MarketWire;
import evenkeel.activities.venues.http.Cached;
import evenkeel.activities.venues.http.Fields;
import evenkeel.activities.venues.http.Pages;
import evenkeel.activities.venues.http.Query;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.money.HourlyRate;
import evenkeel.domain.venue.Funding;
import evenkeel.domain.venue.Instrument;
import evenkeel.domain.venue.MarketRules;
import evenkeel.domain.venue.PastFunding;
import evenkeel.domain.venue.Quote;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Bybit's public figures. Steps and funding intervals are read again every five minutes. */
final class BybitMarket implements MarketWire {
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final int MINUTES_PER_HOUR = 60;
    private static final String RATE_HISTORY = "/v5/market/funding/history";
    private static final int RATES = 200;
    private static final int MOST_LEVELS = 500;

    private final BybitApi api;
    private final InstantSource clock;
    private final Map<String, Cached<MarketRules>> listed = new ConcurrentHashMap<>();

    BybitMarket(BybitApi api, InstantSource clock) {
        this.api = api;
        this.clock = clock;
    }

    @Override
    public Instrument instrument(String symbol) {
        return rules(symbol).instrument();
    }

    @Override
    public MarketRules rules(String symbol) {
        return listed.computeIfAbsent(symbol, name -> new Cached<>(clock, FRESH, () -> read(name)))
                .get();
    }

    @Override
    public Quote quote(String symbol) {
        Fields envelope = api.open("/v5/market/tickers", bySymbol(symbol));
        return only(envelope, symbol)
                .as(ticker -> new Quote(
                        ticker.price("bid1Price"),
                        ticker.quantity("bid1Size"),
                        ticker.price("ask1Price"),
                        ticker.quantity("ask1Size"),
                        ticker.price("markPrice"),
                        envelope.instant("time")));
    }

    @Override
    public Ladder ladder(String symbol, int levels) {
        Query query = bySymbol(symbol).with("limit", Math.min(levels, MOST_LEVELS));
        Fields book = api.open("/v5/market/orderbook", query).object("result");
        if (!book.text("s").equals(BybitWords.symbol(symbol))) throw book.garbled("s");
        return book.as(read -> new Ladder(read.levels("b"), read.levels("a"), read.instant("ts")));
    }

    @Override
    public Funding funding(String symbol) {
        Fields ticker = only(api.open("/v5/market/tickers", bySymbol(symbol)), symbol);
        int hours = ticker.has("fundingIntervalHour")
                ? ticker.count("fundingIntervalHour")
                : instrument(symbol).fundingIntervalHours();
        if (hours < 1) throw ticker.garbled("fundingIntervalHour");
        // the venue's own time, never reckoned from the interval: a demo compresses its calendar
        return new Funding(HourlyRate.spread(ticker.decimal("fundingRate"), hours), ticker.instant("nextFundingTime"));
    }

    /** Newest first, and no cursor: the next page ends before the oldest of the last. */
    @Override
    public List<PastFunding> fundingHistory(String symbol, Instant since, Instant until) {
        int hours = instrument(symbol).fundingIntervalHours();
        List<PastFunding> newestFirst = new ArrayList<>();
        Query query = bySymbol(symbol).with("limit", RATES);
        Instant from = since.truncatedTo(ChronoUnit.MILLIS).plusMillis(1);
        Instant end = until;
        var guard = new Pages.Guard(RATE_HISTORY);
        while (!from.isAfter(end)) {
            guard.next();
            List<Fields> rows = api.open(RATE_HISTORY, new Pages.Span(from, end, false).in(query))
                    .object("result")
                    .list("list");
            for (Fields row : rows) {
                Instant paidAt = row.instant("fundingRateTimestamp");
                boolean ours = row.text("symbol").equals(BybitWords.symbol(symbol)) && !paidAt.isAfter(end);
                if (!ours) throw row.garbled("fundingRateTimestamp");
                newestFirst.add(new PastFunding(row.decimal("fundingRate"), hours, paidAt));
                end = paidAt.minusMillis(1);
            }
            if (rows.size() < RATES) break;
        }
        return newestFirst.reversed();
    }

    private MarketRules read(String symbol) {
        return only(api.open("/v5/market/instruments-info", bySymbol(symbol)), symbol)
                .as(row -> BybitPerps.rules(
                        new Instrument(
                                api.venue(),
                                symbol,
                                row.object("priceFilter").decimal("tickSize"),
                                row.object("lotSizeFilter").decimal("qtyStep"),
                                row.object("lotSizeFilter").usd("minNotionalValue"),
                                hours(row),
                                Optional.of(row.text("settleCoin"))),
                        row));
    }

    private static int hours(Fields listed) {
        int minutes = listed.count("fundingInterval");
        if (minutes % MINUTES_PER_HOUR != 0) throw listed.garbled("fundingInterval");
        return minutes / MINUTES_PER_HOUR;
    }

    private Fields only(Fields envelope, String symbol) {
        List<Fields> found = envelope.object("result").list("list");
        if (found.isEmpty()) throw new Trouble(Code.ORD_SYMBOL, api.venue() + " lists no perpetual " + symbol);
        Fields first = found.getFirst();
        if (!first.text("symbol").equals(BybitWords.symbol(symbol))) throw first.garbled("symbol");
        return first;
    }

    private static Query bySymbol(String symbol) {
        return Query.of("category", "linear", "symbol", BybitWords.symbol(symbol));
    }
}
