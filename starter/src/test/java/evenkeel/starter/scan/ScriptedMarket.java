package evenkeel.starter.scan;

import evenkeel.activities.venues.Ladder;
import evenkeel.activities.venues.MarketWire;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.money.HourlyRate;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.venue.Funding;
import evenkeel.domain.venue.Instrument;
import evenkeel.domain.venue.PastFunding;
import evenkeel.domain.venue.Quote;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A market of one price; what it pays and how old it is are written down. */
public final class ScriptedMarket implements MarketWire {
    final Map<String, String> rates = new ConcurrentHashMap<>();
    final Map<String, Price> bids = new ConcurrentHashMap<>();
    final Set<String> unlisted = ConcurrentHashMap.newKeySet();
    final AtomicInteger reads = new AtomicInteger();
    volatile Instant told;
    volatile boolean rests;

    private final String venue;

    public ScriptedMarket(String venue, Instant told) {
        this.venue = venue;
        this.told = told;
    }

    @Override
    public Instrument instrument(String symbol) {
        if (unlisted.contains(symbol)) throw new IllegalArgumentException("unknown symbol " + symbol);
        return new Instrument(venue, symbol, new BigDecimal("0.01"), new BigDecimal("0.01"), Usd.of("5"), 1);
    }

    @Override
    public Quote quote(String symbol) {
        reads.incrementAndGet();
        return top(symbol);
    }

    @Override
    public Ladder ladder(String symbol, int levels) {
        return Ladder.top(top(symbol));
    }

    /** An adapter whose breaker is open says so without asking its venue. */
    private void answer() {
        if (rests) throw new Trouble(Code.VEN_BUSY, "the lane rests, most of the last 20 calls failed");
    }

    private Quote top(String symbol) {
        answer();
        if (unlisted.contains(symbol)) throw new IllegalArgumentException("unknown symbol " + symbol);
        Price bid = bids.getOrDefault(symbol, Price.of("100"));
        Price ask = new Price(bid.value().add(new BigDecimal("0.01")));
        return new Quote(bid, Quantity.of("500"), ask, Quantity.of("500"), bid, told);
    }

    @Override
    public List<PastFunding> fundingHistory(String symbol, Instant since, Instant until) {
        throw new Trouble(Code.VEN_SILENT, "nobody asks for it");
    }

    @Override
    public Funding funding(String symbol) {
        answer();
        if (unlisted.contains(symbol)) throw new IllegalArgumentException("unknown symbol " + symbol);
        String rate = rates.getOrDefault(symbol, "0.000001");
        if (rate.equals("silent")) throw new Trouble(Code.VEN_SILENT, "no answer");
        return new Funding(HourlyRate.of(rate), told);
    }
}
