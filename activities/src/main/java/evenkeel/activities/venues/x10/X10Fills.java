package evenkeel.activities.venues.x10;

import evenkeel.activities.venues.http.Fields;
import evenkeel.activities.venues.http.Query;
import evenkeel.activities.venues.http.Recent;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.venue.Fee;
import evenkeel.domain.venue.Fill;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Our fills at X10. Newer rows name our id; of older ones the order is looked up. */
final class X10Fills {
    /** What else there is, liquidations and deleveraging, is no order of ours. */
    private static final String TRADE = "TRADE";

    private final X10Api api;
    private final Recent<String, String> owners = new Recent<>(10_000);

    X10Fills(X10Api api) {
        this.api = api;
    }

    /** At or after that instant, oldest first, each once. An empty client id is nobody's order. */
    List<Fill> since(String symbol, Instant since) {
        Instant from = since.truncatedTo(ChronoUnit.MILLIS);
        Map<String, Fields> byId = new LinkedHashMap<>();
        Query query = Query.of("market", X10Words.market(symbol));
        for (Fields row : api.pages("/user/trades", query, trade -> !time(trade).isBefore(from))) {
            if (!row.text("market").equals(X10Words.market(symbol))) throw row.garbled("market");
            byId.putIfAbsent(row.text("id"), row);
        }
        return List.copyOf(byId.values()).reversed().stream()
                .map(row -> fill(symbol, row))
                .sorted(Comparator.comparing(Fill::venueTime)) // stable: fills of one moment stay in their order
                .toList();
    }

    private Fill fill(String symbol, Fields trade) {
        return trade.as(row -> new Fill(
                api.venue(),
                symbol,
                row.text("id"),
                clientId(row),
                X10Words.side(row),
                row.quantity("qty"),
                row.price("price"),
                X10Words.CURRENCY,
                Fee.of(row.decimal("fee"), X10Words.CURRENCY), // positive costs
                !row.flag("isTaker"),
                time(row)));
    }

    private String clientId(Fields trade) {
        if (trade.has("tradeType") && !trade.text("tradeType").equals(TRADE)) return "";
        if (trade.has("externalId")) return trade.text("externalId");
        String number = trade.text("orderId");
        return owners.find(number).orElseGet(() -> lookedUp(number));
    }

    /** A fill whose order the venue does not find yet must not become nobody's. */
    private String lookedUp(String number) {
        String id = api.find("/user/orders/" + number)
                .map(envelope -> envelope.object("data").textOrEmpty("externalId"))
                .orElseThrow(() -> new Trouble(
                        Code.VEN_GARBLED, api.venue() + " shows a fill of order " + number + " and no such order"));
        owners.put(number, id);
        return id;
    }

    private static Instant time(Fields trade) {
        return trade.instant("createdTime");
    }
}
