package evenkeel.activities.venues.bybit;

import evenkeel.activities.venues.book.Asking;
import evenkeel.activities.venues.book.BookTerms;
import evenkeel.activities.venues.book.BookWords;
import evenkeel.activities.venues.book.Frame;
import evenkeel.activities.venues.book.Update;
import evenkeel.activities.venues.book.Update.Saying;
import evenkeel.activities.venues.http.Json;
import evenkeel.activities.venues.stream.Rhythm;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Bybit's fifty best levels: a snapshot after each subscription, then changes whose {@code u} counts up by one. */
final class BybitBookWords implements BookWords {
    private static final String TOPIC = "orderbook.50.";

    /** The venue's service began anew: whatever it calls this, it is a snapshot. */
    private static final long RESTART = 1;

    private static final BookTerms TERMS = new BookTerms(
            BookTerms.Numbering.COUNTED,
            BookTerms.Recovery.SUBSCRIBE_AGAIN,
            Rhythm.of(Duration.ofMillis(250), Duration.ofSeconds(65)),
            Duration.ofSeconds(20),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Asking.FREELY,
            0); // a level that falls out of the fifty is deleted, one that comes in is told

    @Override
    public BookTerms terms() {
        return TERMS;
    }

    @Override
    public String market(String symbol) {
        return BybitWords.symbol(symbol);
    }

    @Override
    public String path(Collection<String> markets) {
        return "/v5/public/linear";
    }

    @Override
    public List<String> subscribe(Collection<String> markets) {
        return asking("subscribe", markets);
    }

    @Override
    public List<String> unsubscribe(Collection<String> markets) {
        return asking("unsubscribe", markets);
    }

    @Override
    public Optional<String> ping() {
        return Optional.of("{\"op\":\"ping\"}");
    }

    @Override
    public void read(String text, Update update) {
        update.read(text, BybitBookWords::field);
        switch (update.kind()) {
            case "snapshot" -> update.is(Saying.SNAPSHOT);
            case "delta" -> update.is(update.last() == RESTART ? Saying.SNAPSHOT : Saying.CHANGES);
            case "" -> update.is(update.isRefused() ? Saying.REFUSAL : Saying.NOTHING);
            default -> throw new Trouble(Code.VEN_GARBLED, "neither snapshot nor delta");
        }
    }

    private static void field(String name, Frame frame, Update update) throws IOException {
        switch (name) {
            case "topic" -> {
                if (!frame.text().startsWith(TOPIC)) throw new Trouble(Code.VEN_GARBLED, "a topic nobody asked for");
            }
            case "type" -> update.kind(frame.text());
            case "ts" -> update.at(frame.number());
            case "data" -> frame.object(update, BybitBookWords::dataField);
            case "success" -> {
                if (!frame.isTrue()) update.refused();
            }
            default -> {}
        }
    }

    private static void dataField(String name, Frame frame, Update update) throws IOException {
        switch (name) {
            case "s" -> update.market(frame.text());
            case "u" -> update.last(frame.number());
            case "b" -> update.bids().pairs(frame);
            case "a" -> update.asks().pairs(frame);
            default -> {}
        }
    }

    private static List<String> asking(String op, Collection<String> markets) {
        List<String> topics = markets.stream().map(TOPIC::concat).toList();
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("op", op);
        request.put("args", topics);
        return List.of(Json.write(request));
    }
}
