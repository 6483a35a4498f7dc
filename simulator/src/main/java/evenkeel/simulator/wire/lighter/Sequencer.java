package evenkeel.simulator.wire.lighter;

import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.Side;
import evenkeel.simulator.exchange.Exchange;
import evenkeel.simulator.exchange.Listing;
import evenkeel.simulator.exchange.NewOrder;
import evenkeel.simulator.exchange.Placement;
import evenkeel.simulator.exchange.VenueOrder;
import evenkeel.simulator.wire.VenueHost;
import evenkeel.simulator.wire.lighter.schnorr.Quintic;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Takes transactions in, one at a time. What it takes has a hash and has used up its number, and that is all its sender is
 * told: what margin, position and book make of it, the order shows.
 */
final class Sequencer {
    /** A limit that is so far on the wrong side of the mark is taken for a slip of the finger. */
    private static final BigDecimal BAND = new BigDecimal("0.05");

    private static final Duration SHORTEST_PLAN = Duration.ofMinutes(5);
    private static final Duration LONGEST_PLAN = Duration.ofDays(15);
    private static final int NOW = 0;
    private static final int LATER = 1;
    private static final int NEVER = 2;
    private static final int MOST_FRACTION = 10_000;

    private final VenueHost host;
    private final LighterGuard guard;
    private final Nonces nonces;
    private final LighterListings listings;
    private final OrderNotes notes;
    private final Map<String, Instant> plannedCancels = new ConcurrentHashMap<>();

    Sequencer(VenueHost host, LighterGuard guard, Nonces nonces, LighterListings listings, OrderNotes notes) {
        this.host = host;
        this.guard = guard;
        this.nonces = nonces;
        this.listings = listings;
        this.notes = notes;
        host.everyBeat(this::beat);
    }

    /** The hashes of all of them; when one of them cannot be taken, none is. */
    synchronized List<String> take(List<Transaction> transactions) {
        List<Quintic> hashes = transactions.stream().map(guard::verified).toList();
        checkNonces(transactions);
        for (int i = 0; i < hashes.size(); i++) check(transactions.get(i), Transaction.hex(hashes.get(i)));
        List<String> taken = new ArrayList<>();
        for (int i = 0; i < hashes.size(); i++) {
            Transaction transaction = transactions.get(i);
            LighterKey key = guard.key(transaction.account(), transaction.apiKey());
            String hash = Transaction.hex(hashes.get(i));
            carryOut(transaction, key, hash);
            nonces.use(key, transaction.nonce());
            notes.taken(hash, transaction);
            taken.add(hash);
        }
        return taken;
    }

    private void checkNonces(List<Transaction> transactions) {
        Map<LighterKey, Long> next = new HashMap<>();
        for (Transaction transaction : transactions) {
            LighterKey key = guard.key(transaction.account(), transaction.apiKey());
            boolean first = !next.containsKey(key);
            long expected = next.computeIfAbsent(key, nonces::next);
            if (!Nonces.fits(transaction, expected)) {
                throw first
                        ? LighterError.of(21104, "invalid nonce: expected " + expected)
                        : LighterError.of(21105, "invalid nonces in the batch");
            }
            next.put(key, transaction.nonce() + 1);
        }
    }

    /** What can be told from the transaction alone. */
    private void check(Transaction tx, String hash) {
        switch (tx.type()) {
            case CREATE_ORDER -> checkBand(order(tx, hash));
            case CANCEL_ORDER -> listings.at(tx.number("MarketIndex"));
            case MODIFY_ORDER -> {
                Listing listing = listings.at(tx.number("MarketIndex"));
                OrderTx.size(listing, tx.number("BaseAmount"));
                OrderTx.price(listing, tx.number("Price"));
                if (tx.number("TriggerPrice") != 0) throw LighterError.of(21729, "invalid trigger price");
            }
            case CANCEL_ALL_ORDERS -> checkPlan(tx);
            case UPDATE_LEVERAGE -> {
                listings.at(tx.number("MarketIndex"));
                long fraction = tx.number("InitialMarginFraction");
                if (fraction < 1 || fraction > MOST_FRACTION || tx.number("MarginMode") > 1) {
                    throw LighterError.of(21613, "invalid margin mode");
                }
            }
        }
    }

    private void carryOut(Transaction tx, LighterKey key, String hash) {
        switch (tx.type()) {
            case CREATE_ORDER -> place(key, order(tx, hash), tx);
            case CANCEL_ORDER -> host.cancel(key.owner(), resting(tx, key).id());
            case MODIFY_ORDER -> replace(tx, key);
            case CANCEL_ALL_ORDERS -> cancelAll(tx, key);
            case UPDATE_LEVERAGE ->
                notes.leverage(
                        key.owner(),
                        listings.at(tx.number("MarketIndex")).symbol(),
                        tx.number("InitialMarginFraction"));
        }
    }

    private NewOrder order(Transaction tx, String hash) {
        Listing listing = listings.at(tx.number("MarketIndex"));
        return new OrderTx(tx, listing, host.now()).read("tx-" + hash);
    }

    private void place(LighterKey key, NewOrder order, Transaction tx) {
        var before = notes.ordered(key.owner(), order.clientId(), tx);
        if (host.place(key.owner(), order) instanceof Placement.Refused refused) {
            notes.restore(key.owner(), order.clientId(), before);
            throw LighterError.of(refused.reason());
        }
    }

    /** Here a changed order is a new one under its old name, for what is left of the new amount. */
    private void replace(Transaction tx, LighterKey key) {
        VenueOrder old = resting(tx, key);
        Listing listing = listings.at(tx.number("MarketIndex"));
        Quantity left = OrderTx.size(listing, tx.number("BaseAmount")).lessOrZero(old.filled());
        Price price = OrderTx.price(listing, tx.number("Price"));
        host.cancel(key.owner(), old.id());
        if (left.isZero()) return;
        var asked = old.asked();
        var changed = new NewOrder(
                asked.clientId(), asked.symbol(), asked.side(), left, price, asked.timeInForce(), asked.reduceOnly());
        if (host.place(key.owner(), changed) instanceof Placement.Refused refused) {
            throw LighterError.of(refused.reason());
        }
    }

    /** By the venue's number or by the client's. */
    private VenueOrder resting(Transaction tx, LighterKey key) {
        long index = tx.number("Index");
        String symbol = listings.at(tx.number("MarketIndex")).symbol();
        return host.look(exchange -> named(exchange, key, index))
                .filter(order -> order.symbol().equals(symbol) && order.isOpen())
                .orElseThrow(() -> LighterError.of(21600, "not an active limit order"));
    }

    private static Optional<VenueOrder> named(Exchange exchange, LighterKey key, long index) {
        return index >= OrderTx.FIRST_ORDER
                ? exchange.order(key.owner(), index - OrderTx.FIRST_ORDER)
                : exchange.order(key.owner(), String.valueOf(index));
    }

    private void checkBand(NewOrder order) {
        BigDecimal mark =
                host.look(exchange -> exchange.quote(order.symbol()).mark().value());
        BigDecimal beyond = order.side() == Side.BUY
                ? order.limit().value().subtract(mark)
                : mark.subtract(order.limit().value());
        if (beyond.compareTo(mark.multiply(BAND)) > 0) throw LighterError.of(21733, "accidental price");
    }

    private void checkPlan(Transaction tx) {
        long time = tx.number("Time");
        long now = host.now().toEpochMilli();
        long how = tx.number("TimeInForce");
        boolean fits = how == LATER
                ? time >= now + SHORTEST_PLAN.toMillis() && time <= now + LONGEST_PLAN.toMillis()
                : (how == NOW || how == NEVER) && time == 0;
        if (!fits) throw LighterError.of(21713, "invalid cancel all");
    }

    private void cancelAll(Transaction tx, LighterKey key) {
        long how = tx.number("TimeInForce");
        if (how == NOW) cancelAll(key.owner());
        else if (how == LATER) plannedCancels.put(key.owner(), Instant.ofEpochMilli(tx.number("Time")));
        else plannedCancels.remove(key.owner());
    }

    private void cancelAll(String owner) {
        for (Listing listing : listings.all()) {
            for (VenueOrder order : host.look(exchange -> exchange.openOrders(owner, listing.symbol()))) {
                host.cancel(owner, order.id());
            }
        }
    }

    private void beat(Exchange exchange) {
        plannedCancels.forEach((owner, at) -> {
            if (!at.isAfter(exchange.now())) cancelAll(owner);
        });
        plannedCancels.values().removeIf(at -> !at.isAfter(exchange.now()));
        notes.expired(exchange).forEach(order -> host.cancel(order.account(), order.id()));
    }
}
