package evenkeel.simulator.wire.lighter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenkeel.simulator.wire.Json;
import evenkeel.simulator.wire.Params;
import evenkeel.simulator.wire.VenueHost;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How transactions arrive, alone or many at once, posted or over a socket. */
final class LighterTransactions {
    private static final int MOST_POSTED = 15;
    private static final int MOST_SAID = 50;
    private static final Duration USUAL_WAIT = Duration.ofMillis(300);

    private final VenueHost host;
    private final Sequencer sequencer;

    LighterTransactions(VenueHost host, Sequencer sequencer) {
        this.host = host;
        this.sequencer = sequencer;
    }

    ObjectNode one(Params form) {
        long type = LighterListings.number(form, "tx_type").orElseThrow(() -> LighterError.param("tx_type"));
        String info = form.text("tx_info").orElseThrow(() -> LighterError.param("tx_info"));
        return accepted()
                .put(
                        "tx_hash",
                        sequencer.take(List.of(Transaction.of(type, info))).getFirst());
    }

    ObjectNode many(Params form) {
        return many(form.text("tx_types").orElse(""), form.text("tx_infos").orElse(""), MOST_POSTED);
    }

    /** Over a socket what was taken is answered as an object, not as text. */
    ObjectNode said(JsonNode data) {
        JsonNode info = data.path("tx_info");
        String text = info.isTextual() ? info.asText() : Json.text(info);
        Transaction transaction = Transaction.of(data.path("tx_type").asLong(), text);
        return accepted().put("tx_hash", sequencer.take(List.of(transaction)).getFirst());
    }

    ObjectNode saidMany(JsonNode data) {
        return many(text(data.path("tx_types")), text(data.path("tx_infos")), MOST_SAID);
    }

    private ObjectNode many(String types, String infos, int most) {
        JsonNode numbers = list(types, "tx_types");
        JsonNode texts = list(infos, "tx_infos");
        if (numbers.size() != texts.size() || numbers.isEmpty() || numbers.size() > most) {
            throw LighterError.param("tx_types and tx_infos");
        }
        List<Transaction> transactions = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            transactions.add(Transaction.of(numbers.path(i).asLong(), text(texts.path(i))));
        }
        ObjectNode answer = accepted();
        answer.set("tx_hash", Json.texts(sequencer.take(transactions).toArray(String[]::new)));
        return answer;
    }

    private ObjectNode accepted() {
        return Json.object()
                .put("code", 200)
                .put("message", "{\"ratelimit\": \"didn't use volume quota\"}")
                .put("predicted_execution_time_ms", host.now().plus(USUAL_WAIT).toEpochMilli());
    }

    private static JsonNode list(String text, String name) {
        return Json.parse(text).filter(JsonNode::isArray).orElseThrow(() -> LighterError.param(name));
    }

    private static String text(JsonNode node) {
        return node.isTextual() ? node.asText() : Json.text(node);
    }
}
