package evenkeel.activities.venues.book;

import evenkeel.activities.venues.stream.SocketLoop;
import evenkeel.domain.money.Usd;
import evenkeel.domain.venue.Instrument;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import okhttp3.Request;

/** A keeper whose line is this: what it says is kept, and its clock is moved by hand. */
public final class Spoken implements SocketLoop.Line {
    public static final Instrument ETH = instrument("ETH", "0.01", "0.001");
    public static final Instrument BTC = instrument("BTC", "0.1", "0.001");

    public final List<String> said = new ArrayList<>();
    public final List<String> moved = new ArrayList<>();
    public final BookKeeper keeper;
    public String hungUp = "";
    public String fetched = "";
    public int fetches;
    private long nanos;

    public Spoken(BookWords words, Instrument... instruments) {
        var wire = new BookKeeper.Wire() {
            @Override
            public Request dial(String path) {
                return new Request.Builder().url("http://127.0.0.1" + path).build();
            }

            @Override
            public String fetch(String market) {
                fetches++;
                return fetched;
            }
        };
        keeper = new BookKeeper(words, wire, moved::add, () -> nanos, new Random(1));
        keeper.follow(List.of(instruments));
        keeper.opened(this);
    }

    public static Instrument instrument(String symbol, String tick, String lot) {
        return new Instrument("venue", symbol, new BigDecimal(tick), new BigDecimal(lot), Usd.of("5"), 8);
    }

    public Spoken hear(String... frames) {
        for (String frame : frames) keeper.heard(this, frame);
        return this;
    }

    public Spoken pass(Duration time) {
        nanos += time.toNanos();
        keeper.beat(this);
        return this;
    }

    /** Bid, its size, ask, its size. */
    public String touch(String symbol) {
        return keeper.touch(symbol)
                .map(t -> t.bid() + " x " + t.bidSize() + " / " + t.ask() + " x " + t.askSize())
                .orElse("none");
    }

    @Override
    public void say(String text) {
        said.add(text);
    }

    @Override
    public void live() {}

    @Override
    public void hangUp(String why) {
        hungUp = why;
    }
}
