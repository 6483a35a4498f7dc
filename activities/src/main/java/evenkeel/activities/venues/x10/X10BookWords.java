package evenkeel.activities.venues.x10;

import evenkeel.activities.venues.book.Asking;
import evenkeel.activities.venues.book.BookTerms;
import evenkeel.activities.venues.book.BookWords;
import evenkeel.activities.venues.book.Frame;
import evenkeel.activities.venues.book.Rungs;
import evenkeel.activities.venues.book.Update;
import evenkeel.activities.venues.book.Update.Saying;
import evenkeel.activities.venues.stream.Rhythm;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * X10's order books, one connection each: a snapshot first, then changes; {@code seq} counts every frame. A change tells by
 * how much a level moves ({@code q}); newer frames also tell what then stands there ({@code c}), which is taken.
 */
final class X10BookWords implements BookWords {
    private static final BookTerms TERMS = new BookTerms(
            BookTerms.Numbering.COUNTED,
            BookTerms.Recovery.CONNECT_AGAIN,
            Rhythm.of(Duration.ofMillis(250), Duration.ofSeconds(60)),
            Duration.ofDays(1), // the venue pings
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            Asking.FREELY,
            0);

    @Override
    public BookTerms terms() {
        return TERMS;
    }

    @Override
    public String market(String symbol) {
        return X10Words.market(symbol);
    }

    @Override
    public String path(Collection<String> markets) {
        return "/orderbooks/" + String.join(",", markets);
    }

    @Override
    public boolean isAlone() {
        return true;
    }

    @Override
    public List<String> subscribe(Collection<String> markets) {
        return List.of();
    }

    @Override
    public List<String> unsubscribe(Collection<String> markets) {
        return List.of();
    }

    @Override
    public Optional<String> ping() {
        return Optional.empty();
    }

    @Override
    public void read(String text, Update update) {
        update.read(text, X10BookWords::field);
        switch (update.kind()) {
            case "SNAPSHOT" -> update.is(Saying.SNAPSHOT);
            case "DELTA" -> update.is(Saying.CHANGES);
            default -> update.is(update.isRefused() ? Saying.REFUSAL : Saying.NOTHING);
        }
    }

    private static void field(String name, Frame frame, Update update) throws IOException {
        switch (name) {
            case "type" -> update.kind(frame.text());
            case "ts" -> update.at(frame.number());
            case "seq" -> update.last(frame.number());
            case "data" -> {
                if (!frame.isNull()) frame.object(update, X10BookWords::dataField);
            }
            case "error" -> {
                if (!frame.isNull()) update.refused();
            }
            default -> {}
        }
    }

    private static void dataField(String name, Frame frame, Update update) throws IOException {
        switch (name) {
            case "m" -> update.market(frame.text());
            case "b" -> levels(frame, update, update.bids());
            case "a" -> levels(frame, update, update.asks());
            default -> {}
        }
    }

    private static void levels(Frame frame, Update update, Rungs side) throws IOException {
        frame.enter('[');
        while (frame.another()) {
            frame.enter('{');
            long price = Rungs.UNSAID;
            long change = Rungs.UNSAID;
            long whole = Rungs.UNSAID;
            for (String name = frame.field(); name != null; name = frame.field()) {
                switch (name) {
                    case "p" -> price = Rungs.once(price, frame.digits());
                    case "q" -> change = Rungs.once(change, frame.digits());
                    case "c" -> whole = Rungs.once(whole, frame.digits());
                    default -> frame.skip();
                }
            }
            update.relative(whole == Rungs.UNSAID);
            side.add(price, whole == Rungs.UNSAID ? change : whole);
        }
    }
}
