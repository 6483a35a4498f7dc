package evenkeel.activities.venues.binance;

import evenkeel.activities.venues.book.Asking;
import evenkeel.activities.venues.book.BookTerms;
import evenkeel.activities.venues.book.BookWords;
import evenkeel.activities.venues.book.Frame;
import evenkeel.activities.venues.book.Update;
import evenkeel.activities.venues.book.Update.Saying;
import evenkeel.activities.venues.http.Json;
import evenkeel.activities.venues.stream.Rhythm;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Binance's depth stream: each change names the one before ({@code pu}), the snapshot is fetched. */
final class BinanceBookWords implements BookWords {
    /** As many as are asked for; twice as many weigh twice as much. */
    static final int LEVELS = 500;

    /** The venue pings by itself; it cuts after a day, we go before. */
    private static final BookTerms TERMS = new BookTerms(
            BookTerms.Numbering.NAMED,
            BookTerms.Recovery.FETCH,
            Rhythm.of(Duration.ofMillis(250), Duration.ofSeconds(60)),
            Duration.ofDays(1),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Asking.FREELY,
            LEVELS);

    @Override
    public BookTerms terms() {
        return TERMS;
    }

    @Override
    public String market(String symbol) {
        return BinanceWords.symbol(symbol);
    }

    @Override
    public String path(Collection<String> markets) {
        return "/public/ws";
    }

    @Override
    public List<String> subscribe(Collection<String> markets) {
        return asking("SUBSCRIBE", markets, 1);
    }

    @Override
    public List<String> unsubscribe(Collection<String> markets) {
        return asking("UNSUBSCRIBE", markets, 2);
    }

    @Override
    public Optional<String> ping() {
        return Optional.empty();
    }

    @Override
    public void read(String text, Update update) {
        update.read(text, BinanceBookWords::field);
        if (update.kind().equals("depthUpdate")) update.is(Saying.CHANGES);
        else if (update.isRefused()) update.is(Saying.REFUSAL);
    }

    @Override
    public void readFetched(String market, String text, Update update) {
        update.read(text, BinanceBookWords::fetchedField);
        update.market(market);
        update.is(Saying.SNAPSHOT);
    }

    private static void field(String name, Frame frame, Update update) throws IOException {
        switch (name) {
            case "e" -> update.kind(frame.text());
            case "E" -> update.at(frame.number());
            case "s" -> update.market(frame.text());
            case "u" -> update.last(frame.number());
            case "pu" -> update.follows(frame.number());
            case "b" -> update.bids().pairs(frame);
            case "a" -> update.asks().pairs(frame);
            case "error" -> update.refused();
            default -> {}
        }
    }

    private static void fetchedField(String name, Frame frame, Update update) throws IOException {
        switch (name) {
            case "E" -> update.at(frame.number());
            case "lastUpdateId" -> update.last(frame.number());
            case "bids" -> update.bids().pairs(frame);
            case "asks" -> update.asks().pairs(frame);
            default -> {}
        }
    }

    private static List<String> asking(String method, Collection<String> markets, int id) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("method", method);
        request.put("params", streams(markets));
        request.put("id", id);
        return List.of(Json.write(request));
    }

    private static List<String> streams(Collection<String> markets) {
        return markets.stream()
                .map(market -> market.toLowerCase(Locale.ROOT) + "@depth@100ms")
                .toList();
    }
}
