package evenkeel.activities.venues.bybit;

import evenkeel.activities.venues.http.Fields;
import evenkeel.activities.venues.http.Json;
import evenkeel.activities.venues.http.VenueSettings;
import evenkeel.activities.venues.stream.HintStream;
import evenkeel.activities.venues.stream.Rhythm;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import okhttp3.Request;

/** Bybit's private stream: log in, subscribe, ping. */
final class BybitStream implements HintStream.Words {
    /** A ping of ours every twenty seconds is answered, so three without a word are a dead line. */
    static final Rhythm RHYTHM = Rhythm.of(Duration.ofSeconds(20), Duration.ofSeconds(65));

    private static final List<String> TOPICS = List.of("order", "execution", "position");

    /** How long the signature of a log-in is good for. */
    private static final Duration LOGIN = Duration.ofSeconds(10);

    private final BybitApi api;
    private final VenueSettings settings;

    BybitStream(BybitApi api, VenueSettings settings) {
        this.api = api;
        this.settings = settings;
    }

    @Override
    public Request dial() {
        api.clock().refresh(); // here, where it may wait: the log-in is signed with the venue's time
        return settings.dial("/v5/private");
    }

    @Override
    public void opened(HintStream.Line line) {
        long expires = api.clock().now().plus(LOGIN).toEpochMilli();
        String signature = api.key().hmacSha256("GET/realtime" + expires);
        line.say(Json.write(Map.of("op", "auth", "args", List.of(api.key().id(), expires, signature))));
    }

    @Override
    public void beat(HintStream.Line line) {
        line.say("{\"op\":\"ping\"}");
    }

    @Override
    public void heard(HintStream.Line line, Fields frame) {
        if (frame.has("topic")) pass(line, frame);
        else answered(line, frame);
    }

    private void answered(HintStream.Line line, Fields frame) {
        if (frame.has("success") && !frame.flag("success")) {
            api.clock().distrust(); // the one reason for a refusal that mends itself
            line.hangUp("refused: " + api.key().redact(frame.textOrEmpty("ret_msg")));
            return;
        }
        switch (frame.textOrEmpty("op")) {
            case "auth" -> line.say(Json.write(Map.of("op", "subscribe", "args", TOPICS)));
            case "subscribe" -> line.live();
            default -> {} // the answer to a ping
        }
    }

    private static void pass(HintStream.Line line, Fields frame) {
        for (Fields row : frame.list("data")) {
            BybitWords.canonical(row.text("symbol")).ifPresent(line::changed);
        }
    }
}
