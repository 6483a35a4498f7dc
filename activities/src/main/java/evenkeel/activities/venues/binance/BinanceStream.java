package evenkeel.activities.venues.binance;

import evenkeel.activities.venues.http.Fields;
import evenkeel.activities.venues.http.VenueSettings;
import evenkeel.activities.venues.stream.HintStream;
import evenkeel.activities.venues.stream.Rhythm;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import java.time.Duration;
import java.util.List;
import okhttp3.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Binance's user data stream: a listen key per connection, prolonged while it lives. */
final class BinanceStream implements HintStream.Words {
    /** Silence is normal here, pings tell the dead. */
    static final Rhythm RHYTHM = Rhythm.of(Duration.ofMinutes(1), Duration.ofDays(1));

    private static final Logger LOG = LoggerFactory.getLogger(BinanceStream.class);

    private static final String LISTEN_KEY = "/fapi/v1/listenKey";

    /** A listen key lives for an hour after it was made or prolonged. */
    private static final Duration PROLONG = Duration.ofMinutes(30);

    private final BinanceApi api;
    private final VenueSettings settings;
    private final Duration prolong;
    private volatile long prolongedAt;

    BinanceStream(BinanceApi api, VenueSettings settings) {
        this(api, settings, PROLONG);
    }

    BinanceStream(BinanceApi api, VenueSettings settings, Duration prolong) {
        this.api = api;
        this.settings = settings;
        this.prolong = prolong;
    }

    @Override
    public Request dial() {
        Fields answer = api.keyed("POST", LISTEN_KEY);
        String listenKey = answer.text("listenKey");
        if (!listenKey.matches("[A-Za-z0-9_-]{1,200}")) throw new Trouble(Code.VEN_GARBLED, "an odd listen key");
        prolongedAt = System.nanoTime();
        return settings.dial("/ws/" + listenKey);
    }

    @Override
    public void opened(HintStream.Line line) {
        line.live();
    }

    @Override
    public void beat(HintStream.Line line) {
        if (System.nanoTime() - prolongedAt < prolong.toNanos()) return;
        try {
            api.keyed("PUT", LISTEN_KEY);
            prolongedAt = System.nanoTime();
        } catch (Trouble e) {
            // an hour is long: what may pass is tried again with the next beat
            boolean mayPass = e.code() == Code.VEN_SILENT || e.code() == Code.VEN_BUSY;
            if (mayPass) LOG.warn("listen key of {} not prolonged: {}", api.venue(), e.getMessage());
            else line.hangUp("listen key not prolonged: " + e.getMessage());
        }
    }

    @Override
    public void heard(HintStream.Line line, Fields frame) {
        Fields event = frame.has("data") ? frame.object("data") : frame;
        switch (event.textOrEmpty("e")) {
            case "ORDER_TRADE_UPDATE", "ALGO_UPDATE" -> changed(line, event.object("o"));
            case "TRADE_LITE" -> changed(line, event);
            case "ACCOUNT_UPDATE" -> {
                Fields account = event.object("a");
                List<Fields> positions = account.has("P") ? account.list("P") : List.of();
                // funding on cross margin names the currency only
                if (positions.isEmpty()) line.missed();
                positions.forEach(position -> changed(line, position));
            }
            case "listenKeyExpired" -> line.hangUp("listen key expired");
            default -> line.missed(); // margin calls, settings, what the venue invents next
        }
    }

    private static void changed(HintStream.Line line, Fields named) {
        BinanceWords.canonical(named.text("s")).ifPresent(line::changed);
    }
}
