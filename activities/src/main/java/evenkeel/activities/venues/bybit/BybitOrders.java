package evenkeel.activities.venues.bybit;

import evenkeel.activities.venues.AmendWire;
import evenkeel.activities.venues.LeverageWire;
import evenkeel.activities.venues.OrderWire;
import evenkeel.activities.venues.http.Answer;
import evenkeel.activities.venues.http.ErrorTable.Said;
import evenkeel.activities.venues.http.Json;
import evenkeel.activities.venues.http.OrderLanes;
import evenkeel.domain.code.Code;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderOutcome;
import evenkeel.domain.order.OrderReport;
import evenkeel.domain.order.OrderStatus;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Orders in one-way mode. The venue acknowledges an order before it looks at the book: it may still reject or fill it a
 * moment later, so an accepted one is reported as open with nothing filled, and then read.
 */
final class BybitOrders implements OrderWire, AmendWire, LeverageWire {
    private static final String LEVERAGE = "/v5/position/set-leverage";

    private final BybitApi api;
    private final OrderLanes lanes;

    BybitOrders(BybitApi api, OrderLanes lanes) {
        this.api = api;
        this.lanes = lanes;
    }

    @Override
    public OrderOutcome place(OrderIntent intent, Instant stamp) {
        Map<String, Object> order = named(intent);
        order.put("side", BybitWords.side(intent.side()));
        order.put("orderType", "Limit");
        order.put("qty", intent.quantity().toString());
        order.put("price", intent.limit().toString());
        order.put("timeInForce", BybitWords.timeInForce(intent.timeInForce()));
        // refused by a hedge-mode account, where reduce-only would mean nothing
        order.put("positionIdx", 0);
        order.put("reduceOnly", intent.reduceOnly());
        return lanes.place(intent, api.post("/v5/order/create", order, stamp), answer -> judge(intent, answer));
    }

    @Override
    public void cancel(OrderIntent intent) {
        lanes.cancel(intent, now -> api.post("/v5/order/cancel", named(intent), now), api::said);
    }

    @Override
    public OrderOutcome amend(OrderIntent intent, Revision revision, Instant stamp) {
        Map<String, Object> order = named(intent);
        order.put("qty", revision.quantity().toString());
        order.put("price", revision.limit().toString());
        return lanes.place(intent, api.post("/v5/order/amend", order, stamp), answer -> judge(intent, answer));
    }

    @Override
    public void leverage(String symbol, int leverage, Instant stamp) {
        Map<String, Object> wanted = new LinkedHashMap<>();
        wanted.put("category", "linear");
        wanted.put("symbol", BybitWords.symbol(symbol));
        wanted.put("buyLeverage", Integer.toString(leverage));
        wanted.put("sellLeverage", Integer.toString(leverage));
        Answer answer = lanes.ask(api.post(LEVERAGE, wanted, stamp));
        Said said = api.said(answer);
        boolean set =
                said.venueCode().equals(BybitErrors.OK) || said.venueCode().equals(BybitErrors.SET_ALREADY);
        if (!answer.isSuccess() || !set) throw BybitErrors.TABLE.trouble(LEVERAGE, api.redacted(answer), said);
    }

    private OrderOutcome judge(OrderIntent intent, Answer answer) {
        Said said = api.said(answer);
        if (!answer.isSuccess() || !said.venueCode().equals(BybitErrors.OK)) {
            return BybitErrors.TABLE.outcome(api.redacted(answer), said);
        }
        String about = Json.read(answer.body()).object("result").text("orderLinkId");
        if (!about.equals(intent.clientId())) {
            return new OrderOutcome.Unknown(Code.VEN_GARBLED.id(), api.venue() + " answered about another order");
        }
        return new OrderOutcome.Accepted(OrderReport.nothing(OrderStatus.OPEN));
    }

    private static Map<String, Object> named(OrderIntent intent) {
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("category", "linear");
        order.put("symbol", BybitWords.symbol(intent.symbol()));
        order.put("orderLinkId", intent.clientId());
        return order;
    }
}
