package evenkeel.activities.venues.lighter;

import evenkeel.activities.venues.book.Asking;
import evenkeel.activities.venues.book.BookTerms;
import evenkeel.activities.venues.book.BookWords;
import evenkeel.activities.venues.book.Frame;
import evenkeel.activities.venues.book.Update;
import evenkeel.activities.venues.book.Update.Saying;
import evenkeel.activities.venues.stream.Rhythm;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Lighter's order books: all of a book after a subscription, then changes that name the nonce they begin after. */
final class LighterBookWords implements BookWords {
    private static final String CHANNEL = "order_book:";

    /** Documents differ: a hundred or five hundred books a line; the smaller holds at both. */
    private static final Asking ASKING = new Asking(100, 1, 200);

    private static final BookTerms TERMS = new BookTerms(
            BookTerms.Numbering.NAMED,
            BookTerms.Recovery.SUBSCRIBE_AGAIN,
            Rhythm.of(Duration.ofMillis(250), Duration.ofSeconds(120)),
            Duration.ofSeconds(60), // the venue wants a word of ours every two minutes
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            ASKING,
            0);

    private final UnaryOperator<String> indexOf;

    /** @param indexOf the venue's market index of our symbol, such as {@code 0} for ETH */
    LighterBookWords(UnaryOperator<String> indexOf) {
        this.indexOf = indexOf;
    }

    @Override
    public BookTerms terms() {
        return TERMS;
    }

    @Override
    public String market(String symbol) {
        return indexOf.apply(symbol);
    }

    @Override
    public String path(Collection<String> markets) {
        return "/stream?readonly=true";
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
        return Optional.of(pong());
    }

    @Override
    public String pong() {
        return "{\"type\":\"pong\"}";
    }

    @Override
    public void read(String text, Update update) {
        update.read(text, LighterBookWords::field);
        switch (update.kind()) {
            case "subscribed/order_book" -> update.is(Saying.SNAPSHOT);
            case "update/order_book" -> update.is(Saying.CHANGES);
            case "ping" -> update.is(Saying.PING);
            default -> update.is(update.isRefused() ? Saying.REFUSAL : Saying.NOTHING);
        }
    }

    private static void field(String name, Frame frame, Update update) throws IOException {
        switch (name) {
            case "type" -> update.kind(frame.text());
            case "channel" -> update.market(index(frame.text()));
            case "timestamp" -> update.at(frame.number());
            case "order_book" -> frame.object(update, LighterBookWords::bookField);
            case "error" -> update.refused();
            default -> {}
        }
    }

    private static void bookField(String name, Frame frame, Update update) throws IOException {
        switch (name) {
            case "nonce" -> update.last(frame.number());
            case "begin_nonce" -> update.follows(frame.number());
            case "bids" -> update.bids().objects(frame, "price", "size");
            case "asks" -> update.asks().objects(frame, "price", "size");
            default -> {}
        }
    }

    private static String index(String channel) {
        if (channel.startsWith(CHANNEL)) return channel.substring(CHANNEL.length());
        throw new Trouble(Code.VEN_GARBLED, "a channel nobody asked for");
    }

    private static List<String> asking(String type, Collection<String> markets) {
        return markets.stream()
                .map(index -> "{\"type\":\"" + type + "\",\"channel\":\"order_book/" + index + "\"}")
                .toList();
    }
}
