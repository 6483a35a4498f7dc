package evenkeel.simulator.ledger;

import evenkeel.activities.ledger.OrderRecord;
import evenkeel.activities.ledger.TradeRecord;
import evenkeel.domain.gate.Exposure;
import evenkeel.domain.gate.GateFacts;
import evenkeel.domain.gate.GateRefusal;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.Side;
import evenkeel.domain.venue.FundingPayment;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the gate asks of the books, and what it refused. */
final class MemoryGate {
    private final Map<String, Refused> refused = new LinkedHashMap<>();

    private record Refused(String code, Instant day) {}

    private record Place(String venue, String symbol) {}

    GateFacts facts(OrderIntent intent, Instant now, Collection<HeldTrade> trades, Collection<HeldTrade> open) {
        int live = 0;
        List<Instant> sent = new ArrayList<>();
        List<Instant> same = new ArrayList<>();
        for (HeldTrade trade : trades) {
            for (HeldOrder order : trade.orders) {
                if (!isOther(order, intent) || !order.intent.venue().equals(intent.venue())) continue;
                if (!order.status().isFinal()) live++;
                order.record()
                        .sentAt()
                        .filter(at -> at.isAfter(now.minus(GateFacts.LATELY)))
                        .ifPresent(at -> {
                            sent.add(at);
                            if (isSame(order.intent, intent)) same.add(at);
                        });
            }
        }
        return new GateFacts(live, sent.size(), same, exposures(intent, open), result(trades, startOf(now)));
    }

    void refuse(OrderIntent intent, GateRefusal refusal, Instant at) {
        refused.putIfAbsent(intent.clientId(), new Refused(refusal.code().id(), startOf(at)));
    }

    Map<String, Integer> refusals(Instant day) {
        Map<String, Integer> counts = new TreeMap<>();
        for (Refused one : refused.values()) {
            if (one.day().equals(startOf(day))) counts.merge(one.code(), 1, Integer::sum);
        }
        return counts;
    }

    private static List<Exposure> exposures(OrderIntent intent, Collection<HeldTrade> open) {
        Map<Place, Exposure> exposures = new LinkedHashMap<>();
        for (HeldTrade trade : open) {
            for (HeldOrder order : trade.orders) {
                if (!isOther(order, intent)) continue;
                Exposure one = exposure(order);
                exposures.merge(new Place(one.venue(), one.symbol()), one, Exposure::plus);
            }
        }
        return List.copyOf(exposures.values());
    }

    private static Exposure exposure(HeldOrder order) {
        OrderRecord record = order.record();
        OrderIntent intent = order.intent;
        boolean buys = intent.side() == Side.BUY;
        Usd held = record.report().value();
        boolean mayOpen = !intent.reduceOnly() && !record.isFinal();
        Usd left = mayOpen ? intent.quantity().minus(order.filled()).at(intent.limit()) : Usd.ZERO;
        return new Exposure(
                intent.venue(),
                intent.symbol(),
                buys ? held : held.negate(),
                buys ? left : Usd.ZERO,
                buys ? Usd.ZERO : left);
    }

    private static Usd result(Collection<HeldTrade> trades, Instant day) {
        Usd result = Usd.ZERO;
        for (HeldTrade trade : trades) {
            TradeRecord record = trade.record();
            if (record.endedAt().filter(at -> !at.isBefore(day)).isEmpty()) continue;
            for (HeldOrder order : trade.orders) {
                Usd value = order.record().report().value();
                Usd cash = order.intent.side() == Side.SELL ? value : value.negate();
                result = result.plus(cash).minus(order.record().report().fee());
            }
            for (FundingPayment payment : trade.payments) result = result.plus(payment.amount());
        }
        return result;
    }

    private static boolean isOther(HeldOrder order, OrderIntent intent) {
        return !order.clientId.equals(intent.clientId());
    }

    private static boolean isSame(OrderIntent one, OrderIntent other) {
        return one.symbol().equals(other.symbol())
                && one.side() == other.side()
                && one.quantity().equals(other.quantity());
    }

    private static Instant startOf(Instant at) {
        return at.truncatedTo(ChronoUnit.DAYS);
    }
}
