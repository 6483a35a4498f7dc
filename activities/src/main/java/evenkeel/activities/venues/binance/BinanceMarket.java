package evenkeel.activities.venues.binance;

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
import evenkeel.domain.money.Usd;
import evenkeel.domain.venue.Funding;
import evenkeel.domain.venue.Instrument;
import evenkeel.domain.venue.MarketRules;
import evenkeel.domain.venue.PastFunding;
import evenkeel.domain.venue.Quote;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Binance's public figures. Steps and funding intervals are read again every five minutes. */
final class BinanceMarket implements MarketWire {
    private static final Logger LOG = LoggerFactory.getLogger(BinanceMarket.class);

    private static final Duration FRESH = Duration.ofMinutes(5);

    private static final String RATE_HISTORY = "/fapi/v1/fundingRate";
    private static final int RATES = 1_000;
    /** The venue takes these numbers of levels and no others. */
    private static final List<Integer> DEPTHS = List.of(5, 10, 20, 50, 100, 500, 1_000);

    /** Symbols that the venue does not list under fundingInfo pay every eight hours. */
    private static final int DEFAULT_FUNDING_HOURS = 8;

    private final BinanceApi api;
    private final Cached<Map<String, Steps>> steps;
    private final Cached<Map<String, Integer>> fundingHours;

    BinanceMarket(BinanceApi api, InstantSource clock) {
        this.api = api;
        this.steps = new Cached<>(clock, FRESH, this::readSteps);
        this.fundingHours = new Cached<>(clock, FRESH, this::readFundingHours);
    }

    @Override
    public Instrument instrument(String symbol) {
        Steps known = steps(symbol);
        return new Instrument(api.venue(), symbol, known.tick(), known.lot(), known.minNotional(), fundingHours(symbol))
                .settledIn(BinanceWords.QUOTE);
    }

    @Override
    public MarketRules rules(String symbol) {
        Steps known = steps(symbol);
        return known.listed().as(listed -> BinancePerps.rules(instrument(symbol), listed));
    }

    @Override
    public Quote quote(String symbol) {
        Query query = Query.of("symbol", BinanceWords.symbol(symbol));
        Fields top = about(symbol, api.open("/fapi/v1/ticker/bookTicker", query));
        Fields mark = about(symbol, api.open("/fapi/v1/premiumIndex", query));
        return top.as(book -> new Quote(
                book.price("bidPrice"),
                book.quantity("bidQty"),
                book.price("askPrice"),
                book.quantity("askQty"),
                mark.price("markPrice"),
                older(mark.instant("time"), book)));
    }

    @Override
    public Ladder ladder(String symbol, int levels) {
        int limit = DEPTHS.stream().filter(each -> each >= levels).findFirst().orElse(DEPTHS.getLast());
        Query query = Query.of("symbol", BinanceWords.symbol(symbol)).with("limit", limit);
        Fields book = api.open("/fapi/v1/depth", query);
        return book.as(read -> new Ladder(read.levels("bids"), read.levels("asks"), read.instant("E")))
                .best(levels);
    }

    @Override
    public Mark mark(String symbol) {
        Fields index =
                about(symbol, api.open("/fapi/v1/premiumIndex", Query.of("symbol", BinanceWords.symbol(symbol))));
        return new Mark(index.price("markPrice"), index.instant("time"));
    }

    @Override
    public Funding funding(String symbol) {
        Query query = Query.of("symbol", BinanceWords.symbol(symbol));
        Fields index = about(symbol, api.open("/fapi/v1/premiumIndex", query));
        HourlyRate rate = HourlyRate.spread(index.decimal("lastFundingRate"), fundingHours(symbol));
        // the venue's own time, never reckoned from the interval: a demo compresses its calendar
        return new Funding(rate, index.instant("nextFundingTime"));
    }

    @Override
    public List<PastFunding> fundingHistory(String symbol, Instant since, Instant until) {
        int hours = fundingHours(symbol);
        List<PastFunding> found = new ArrayList<>();
        Query query = Query.of("symbol", BinanceWords.symbol(symbol)).with("limit", RATES);
        Instant from = since.truncatedTo(ChronoUnit.MILLIS).plusMillis(1);
        var guard = new Pages.Guard(RATE_HISTORY);
        while (!from.isAfter(until)) {
            guard.next();
            var span = new Pages.Span(from, until, false);
            List<Fields> oldestFirst = api.open(RATE_HISTORY, span.in(query)).items();
            for (Fields row : oldestFirst) {
                Instant paidAt = about(symbol, row).instant("fundingTime");
                if (paidAt.isBefore(from)) throw row.garbled("fundingTime");
                found.add(new PastFunding(row.decimal("fundingRate"), hours, paidAt));
                from = paidAt.plusMillis(1);
            }
            if (oldestFirst.size() < RATES) break;
        }
        return found;
    }

    private Steps steps(String symbol) {
        Steps known = steps.get().get(BinanceWords.symbol(symbol));
        if (known == null) throw new Trouble(Code.ORD_SYMBOL, api.venue() + " lists no usable perpetual " + symbol);
        return known;
    }

    private int fundingHours(String symbol) {
        return fundingHours.get().getOrDefault(BinanceWords.symbol(symbol), DEFAULT_FUNDING_HOURS);
    }

    private static Fields about(String symbol, Fields answer) {
        if (answer.text("symbol").equals(BinanceWords.symbol(symbol))) return answer;
        throw answer.garbled("symbol");
    }

    /** A quote is as old as its older half. */
    private static Instant older(Instant markTime, Fields book) {
        if (!book.has("time")) return markTime;
        Instant bookTime = book.instant("time");
        return bookTime.isBefore(markTime) ? bookTime : markTime;
    }

    private Map<String, Steps> readSteps() {
        Map<String, Steps> found = new HashMap<>();
        for (Fields symbol : api.open("/fapi/v1/exchangeInfo", Query.NONE).list("symbols")) {
            if (!symbol.textOrEmpty("contractType").equals("PERPETUAL")) continue;
            try {
                found.put(symbol.text("symbol"), Steps.of(symbol));
            } catch (Trouble e) {
                // one odd listing must not close the others; asked for by name it is refused
                LOG.warn("{} lists {} in an odd way: {}", api.venue(), symbol.textOrEmpty("symbol"), e.getMessage());
            }
        }
        return found;
    }

    private Map<String, Integer> readFundingHours() {
        Map<String, Integer> found = new HashMap<>();
        for (Fields symbol : api.open("/fapi/v1/fundingInfo", Query.NONE).items()) {
            if (symbol.has("fundingIntervalHours")) {
                found.put(symbol.text("symbol"), symbol.count("fundingIntervalHours"));
            }
        }
        return found;
    }

    /** What an order's price, quantity and value must keep, by the filters; the precisions mean something else. */
    private record Steps(Fields listed, BigDecimal tick, BigDecimal lot, Usd minNotional) {
        static Steps of(Fields symbol) {
            return new Steps(
                    symbol,
                    BinancePerps.filter(symbol, "PRICE_FILTER").decimal("tickSize"),
                    BinancePerps.filter(symbol, "LOT_SIZE").decimal("stepSize"),
                    BinancePerps.filter(symbol, "MIN_NOTIONAL").usd("notional"));
        }
    }
}
