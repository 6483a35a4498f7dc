package evenkeel.activities.venues.binance;

import evenkeel.activities.venues.AmendWire;
import evenkeel.activities.venues.LeverageWire;
import evenkeel.activities.venues.OrderWire;
import evenkeel.activities.venues.http.Answer;
import evenkeel.activities.venues.http.Fields;
import evenkeel.activities.venues.http.Json;
import evenkeel.activities.venues.http.OrderLanes;
import evenkeel.activities.venues.http.Query;
import evenkeel.domain.code.Code;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderOutcome;
import evenkeel.domain.order.OrderReport;
import evenkeel.domain.order.OrderStatus;
import java.time.Instant;

/** Orders in one-way mode. Prices and quantities leave as they come: rounding to steps is done before the intent. */
final class BinanceOrders implements OrderWire, AmendWire, LeverageWire {
    private static final String LEVERAGE = "/fapi/v1/leverage";

    private final BinanceApi api;
    private final OrderLanes lanes;

    BinanceOrders(BinanceApi api, OrderLanes lanes) {
        this.api = api;
        this.lanes = lanes;
    }

    @Override
    public OrderOutcome place(OrderIntent intent, Instant stamp) {
        Query order = Query.of(
                "symbol", BinanceWords.symbol(intent.symbol()),
                "side", intent.side().name(),
                // refused by a hedge-mode account, where reduce-only would mean nothing
                "positionSide", "BOTH",
                "type", "LIMIT",
                "timeInForce", BinanceWords.timeInForce(intent.timeInForce()),
                "quantity", intent.quantity().toString(),
                "price", intent.limit().toString(),
                "reduceOnly", Boolean.toString(intent.reduceOnly()),
                "newClientOrderId", intent.clientId(),
                "newOrderRespType", "RESULT");
        return lanes.place(intent, api.order("POST", order, stamp), answer -> judge(intent, intent.quantity(), answer));
    }

    @Override
    public void cancel(OrderIntent intent) {
        Query order = Query.of("symbol", BinanceWords.symbol(intent.symbol()), "origClientOrderId", intent.clientId());
        lanes.cancel(intent, now -> api.order("DELETE", order, now), api::said);
    }

    @Override
    public OrderOutcome amend(OrderIntent intent, Revision revision, Instant stamp) {
        Query order = Query.of(
                "symbol", BinanceWords.symbol(intent.symbol()),
                "side", intent.side().name(),
                "origClientOrderId", intent.clientId(),
                "quantity", revision.quantity().toString(),
                "price", revision.limit().toString());
        return lanes.place(
                intent, api.order("PUT", order, stamp), answer -> judge(intent, revision.quantity(), answer));
    }

    @Override
    public void leverage(String symbol, int leverage, Instant stamp) {
        Query wanted = Query.of("symbol", BinanceWords.symbol(symbol)).with("leverage", leverage);
        Answer answer = lanes.ask(api.post(LEVERAGE, wanted, stamp));
        boolean set = answer.isSuccess() && Json.read(answer.body()).count("leverage") == leverage;
        if (!set) throw BinanceErrors.TABLE.trouble(LEVERAGE, api.redacted(answer), api.said(answer));
    }

    private OrderOutcome judge(OrderIntent intent, Quantity asked, Answer answer) {
        if (!answer.isSuccess()) return BinanceErrors.TABLE.outcome(api.redacted(answer), api.said(answer));

        Fields order = Json.read(answer.body());
        boolean ours =
                BinanceWords.isAbout(intent, order) && order.quantity("origQty").equals(asked);
        if (!ours) {
            return new OrderOutcome.Unknown(Code.VEN_GARBLED.id(), api.venue() + " answered about another order");
        }
        // what filled without a price is left to the next read; the venue has the order in any case
        OrderReport known = BinanceWords.report(order, Usd.ZERO).orElse(OrderReport.nothing(OrderStatus.OPEN));
        return new OrderOutcome.Accepted(known);
    }
}
