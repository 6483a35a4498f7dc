package evenkeel.activities.venues.lighter;

import evenkeel.activities.venues.AmendWire;
import evenkeel.activities.venues.LeverageWire;
import evenkeel.activities.venues.OrderWire;
import evenkeel.activities.venues.http.Answer;
import evenkeel.activities.venues.http.ErrorTable.Said;
import evenkeel.activities.venues.http.OrderLanes;
import evenkeel.activities.venues.lighter.signing.Act;
import evenkeel.activities.venues.lighter.signing.Transaction;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderOutcome;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * Orders as transactions. The venue's yes means only that a transaction waits for its turn: it may still come to nothing,
 * without a trace. So a taken one is unknown until a read shows it, and its expiry is the fence that proves it absent.
 */
final class LighterOrders implements OrderWire, AmendWire, LeverageWire {
    private static final int LIMIT = 0;
    private static final int MARGIN_UNITS = 10_000;

    private final LighterApi api;
    private final LighterSettings settings;
    private final LighterMarkets markets;
    private final OrderLanes lanes;

    LighterOrders(LighterApi api, LighterSettings settings, LighterMarkets markets, OrderLanes lanes) {
        this.api = api;
        this.settings = settings;
        this.markets = markets;
        this.lanes = lanes;
    }

    @Override
    public OrderOutcome place(OrderIntent intent, Instant stamp) {
        return send(intent, () -> order(intent, stamp), stamp);
    }

    /** In doubt: a newer library knows a version of the order besides. That the size is the whole order's is too. */
    @Override
    public OrderOutcome amend(OrderIntent intent, Revision revision, Instant stamp) {
        return send(intent, () -> changed(intent, revision), stamp);
    }

    /** Cross margin; what is left of it is 10,000 / leverage. */
    @Override
    public void leverage(String symbol, int leverage, Instant stamp) {
        var act = new Act.UpdateLeverage(markets.ever(symbol).id(), MARGIN_UNITS / leverage, 0);
        Answer answer = lanes.ask(api.send(api.transaction(act, stamp)));
        Said said = api.said(answer);
        boolean taken = answer.isSuccess() && said.venueCode().equals(LighterErrors.OK);
        if (!taken) throw LighterErrors.TABLE.trouble("leverage", api.redacted(answer), said);
    }

    private OrderOutcome send(OrderIntent intent, Supplier<Act> act, Instant stamp) {
        Transaction order;
        try {
            order = api.transaction(act.get(), stamp);
        } catch (Trouble e) {
            return new OrderOutcome.Rejected(e.code().id(), api.venue() + ": never sent: " + e.getMessage());
        }
        return lanes.place(intent, api.send(order), answer -> judge(order, answer));
    }

    private Act changed(OrderIntent intent, Revision revision) {
        LighterMarkets.Listed market = markets.ever(intent.symbol());
        long size = market.units(revision.quantity());
        return new Act.ModifyOrder(market.id(), number(intent), size, market.units(revision.limit()), 0);
    }

    @Override
    public void cancel(OrderIntent intent) {
        lanes.cancel(
                intent,
                now -> {
                    var act = new Act.CancelOrder(markets.ever(intent.symbol()).id(), number(intent));
                    return api.send(api.transaction(act, now));
                },
                api::said);
    }

    private Act order(OrderIntent intent, Instant stamp) {
        LighterMarkets.Listed market = markets.ever(intent.symbol());
        boolean rests = intent.timeInForce() != TimeInForce.IOC;
        return new Act.CreateOrder(
                market.id(),
                number(intent),
                market.units(intent.quantity()),
                market.units(intent.limit()),
                intent.side() == Side.SELL,
                LIMIT,
                LighterWords.timeInForce(intent.timeInForce()),
                intent.reduceOnly(),
                0,
                rests ? stamp.plus(settings.orderLife()).toEpochMilli() : 0);
    }

    private OrderOutcome judge(Transaction order, Answer answer) {
        Said said = api.said(answer);
        if (!answer.isSuccess() || !said.venueCode().equals(LighterErrors.OK)) {
            return LighterErrors.TABLE.outcome(api.redacted(answer), said);
        }
        return new OrderOutcome.Unknown(
                Code.ORD_UNKNOWN.id(),
                api.venue() + " took transaction " + order.hash().hex() + "; only a read tells what came of it");
    }

    /** Kept in the ledger before it is sent. */
    private long number(OrderIntent intent) {
        return settings.numbers().numberOf(api.venue(), intent.clientId());
    }
}
