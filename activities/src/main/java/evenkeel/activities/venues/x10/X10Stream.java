package evenkeel.activities.venues.x10;

import evenkeel.activities.venues.http.Fields;
import evenkeel.activities.venues.stream.HintStream;
import evenkeel.activities.venues.stream.Rhythm;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** X10's stream of our account: nothing to subscribe, a picture of everything first, then numbered changes. */
final class X10Stream implements HintStream.Words {
    /** Silence is normal here; the venue pings every 15 seconds and so do we, which tells the dead. */
    static final Rhythm RHYTHM = Rhythm.of(Duration.ofMinutes(1), Duration.ofDays(1));

    /** The parts of a change that name a market. */
    private static final List<String> PARTS = List.of("orders", "trades", "positions");

    private final X10Api api;

    /** The number of the last change; null on a connection that has told nothing yet. */
    private volatile @Nullable BigDecimal last;

    X10Stream(X10Api api) {
        this.api = api;
    }

    @Override
    public Request dial() {
        last = null;
        return api.dialOurs("/account");
    }

    @Override
    public void heard(HintStream.Line line, Fields frame) {
        if (frame.has("error")) line.hangUp("the venue reports an error");
        else if (follows(frame.decimal("seq"))) pass(line, frame);
        else line.hangUp("a change is missing");
    }

    private boolean follows(BigDecimal number) {
        BigDecimal before = last;
        last = number;
        return before == null || before.add(BigDecimal.ONE).compareTo(number) == 0;
    }

    private static void pass(HintStream.Line line, Fields frame) {
        if (frame.text("type").equals("SNAPSHOT")) {
            line.live();
            return;
        }
        if (!frame.has("data")) return;
        Fields data = frame.object("data");
        for (String part : PARTS) {
            if (!data.has(part)) continue;
            for (Fields row : data.list(part)) {
                X10Words.canonical(row.text("market")).ifPresent(line::changed);
            }
        }
    }
}
