package evenkeel.activities.relief;

import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.OrderRecord;
import evenkeel.activities.ledger.TradeRecord;
import evenkeel.activities.trading.VenueExecution;
import evenkeel.activities.trading.Venues;
import evenkeel.domain.carry.Alert;
import evenkeel.domain.carry.CarryPricing;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.CarryTerms.Leg;
import evenkeel.domain.carry.Holdings;
import evenkeel.domain.carry.reconcile.Inherited;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.guard.GuardRules;
import evenkeel.domain.guard.NakedLeg;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderKey;
import evenkeel.domain.order.Purpose;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;
import evenkeel.domain.venue.Quote;
import evenkeel.workflows.ports.Alerts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees naked exposure that nobody tends, takes the trade over and reduces the longer leg. It never opens and never hedges;
 * the trade learns of its orders from the ledger when it is back.
 */
public final class Relief {
    private static final Logger log = LoggerFactory.getLogger(Relief.class);
    private static final String SLOT = "guard.";
    private static final Duration SEND_WITHIN = Duration.ofSeconds(5);

    private final Venues venues;
    private final Books books;
    private final VenueExecution execution;
    private final Alerts alerts;
    private final GuardRules rules;
    private final InstantSource clock;
    private final Map<String, Instant> nakedSince = new HashMap<>();

    public Relief(
            Venues venues,
            Books books,
            VenueExecution execution,
            Alerts alerts,
            GuardRules rules,
            InstantSource clock) {
        this.venues = venues;
        this.books = books;
        this.execution = execution;
        this.alerts = alerts;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * One look at every open trade; answers the trades that it acted for. A trade that cannot be read waits for the next look.
     * A ghost that leaves softly was naked before anybody knew of it, and rests.
     */
    public List<String> round() {
        List<TradeRecord> open = books.openTrades().stream()
                .filter(trade -> !trade.reason().equals(Inherited.GIVEN_BACK))
                .toList();
        nakedSince.keySet().retainAll(open.stream().map(Relief::id).collect(Collectors.toSet()));
        return open.stream().filter(this::relieved).map(Relief::id).toList();
    }

    private boolean relieved(TradeRecord trade) {
        try {
            settleOwn(trade);
            return mustAct(trade) && act(trade.current());
        } catch (Trouble unreadable) {
            log.warn("{} {}: {}", unreadable.code().id(), id(trade), unreadable.getMessage());
            return false;
        }
    }

    private boolean mustAct(TradeRecord trade) {
        Instant now = clock.instant();
        Optional<NakedLeg> naked = naked(trade.current());
        if (naked.isEmpty()) {
            nakedSince.remove(id(trade));
            return false;
        }
        Instant since = nakedSince.computeIfAbsent(id(trade), unused -> now);
        return rules.mustAct(since, books.lastStep(id(trade)), now);
    }

    /** Taken over first: from here on the trade itself can send nothing that would race with us. */
    private boolean act(CarryTerms terms) {
        int epoch = books.takeOver(terms.trade(), "guard", clock.instant());
        live(terms).forEach(order -> execution.settle(order.intent()));
        if (live(terms).stream().anyMatch(this::mayStillHedge)) return false; // the next look knows what came of it

        Optional<NakedLeg> naked = naked(terms);
        if (naked.isEmpty()) return false;

        OrderIntent cut = cut(terms, epoch, naked.get());
        say(terms, "cuts " + cut.summary());
        execution.place(cut, clock.instant().plus(SEND_WITHIN));
        execution.settle(cut);
        return true;
    }

    /** Sent before we took over, and its venue may take it still: to reduce now could leave the other leg naked (F29). */
    private boolean mayStillHedge(OrderRecord order) {
        if (order.intent().purpose() != Purpose.HEDGE) return false;
        Instant venueTime = venues.get(order.intent().venue()).account().venueTime();
        return order.fence().filter(venueTime::isBefore).isPresent();
    }

    private List<OrderRecord> live(CarryTerms terms) {
        return books.orders(terms.trade()).stream()
                .filter(order -> !order.isFinal())
                .toList();
    }

    /** What was not settled in its own round; until then its slot is taken. */
    private void settleOwn(TradeRecord trade) {
        for (OrderRecord order : books.orders(id(trade))) {
            if (isOwn(order) && !order.isFinal()) execution.settle(order.intent());
        }
    }

    private Optional<NakedLeg> naked(CarryTerms terms) {
        Holdings held = new Holdings(
                venues.get(terms.lead().venue()).account().position(terms.lead().symbol()),
                venues.get(terms.hedge().venue())
                        .account()
                        .position(terms.hedge().symbol()));
        return NakedLeg.of(terms.legs(), held)
                .filter(naked -> naked.excess().at(quote(naked.leg()).mark()).exceeds(rules.nakedLimit()));
    }

    private OrderIntent cut(CarryTerms terms, int epoch, NakedLeg naked) {
        Leg leg = naked.leg();
        String slot = SLOT + leg.name().slot();
        int seq = 1
                + (int) books.orders(terms.trade()).stream()
                        .filter(order -> order.intent().key().leg().equals(slot))
                        .count();
        Side out = leg.side().opposite();
        return new OrderIntent(
                new OrderKey(terms.trade(), slot, seq),
                epoch,
                leg.venue(),
                leg.symbol(),
                out,
                naked.excess(),
                CarryPricing.taking(leg.instrument(), out, quote(leg), rules.slippageOf(seq)),
                TimeInForce.IOC,
                Purpose.REDUCE,
                true);
    }

    private Quote quote(Leg leg) {
        return venues.get(leg.venue()).market().quote(leg.symbol());
    }

    private void say(CarryTerms terms, String what) {
        String key = terms.trade() + "/guard-" + clock.instant();
        alerts.raise(new Alert(key, Alert.Severity.CRITICAL, Code.HDG_RELIEVED.id(), terms.trade(), what));
    }

    private static boolean isOwn(OrderRecord order) {
        return order.intent().key().leg().startsWith(SLOT);
    }

    private static String id(TradeRecord trade) {
        return trade.terms().trade();
    }
}
