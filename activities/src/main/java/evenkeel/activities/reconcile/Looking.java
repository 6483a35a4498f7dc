package evenkeel.activities.reconcile;

import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.OrderRecord;
import evenkeel.activities.ledger.TradeRecord;
import evenkeel.activities.trading.Venues;
import evenkeel.activities.venues.Venue;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.reconcile.Seen;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.OrderKey;
import evenkeel.domain.venue.Fill;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads everything that is compared. The venues come first, so that a trade that begins meanwhile is no ghost. */
final class Looking {
    private static final Logger log = LoggerFactory.getLogger(Looking.class);
    private static final Duration LATELY = Duration.ofHours(1);

    private final Venues venues;
    private final List<String> symbols;
    private final Books books;
    private final Runs runs;

    Looking(Venues venues, List<String> symbols, Books books, Runs runs) {
        this.venues = venues;
        this.symbols = List.copyOf(symbols);
        this.books = books;
        this.runs = runs;
    }

    Seen seen(Instant now) {
        List<Seen.Held> held = new ArrayList<>();
        List<Resting> resting = new ArrayList<>();
        for (Venue venue : venues.all()) {
            for (String symbol : symbols) {
                held.add(held(venue, symbol));
                resting.addAll(resting(venue, symbol));
            }
        }
        List<TradeRecord> known = Stream.concat(
                        books.openTrades().stream(), books.endedSince(now.minus(LATELY)).stream())
                .toList();
        Map<String, String> alive = living(known);
        return new Seen(
                known.stream().map(this::trade).toList(),
                held,
                resting.stream().map(order -> order.seen(alive)).toList());
    }

    private Seen.Held held(Venue venue, String symbol) {
        Optional<BigDecimal> signed =
                maybe(() -> venue.account().position(symbol).signed());
        Quantity dust = new Quantity(venue.market().instrument(symbol).lot());
        boolean isThere = signed.filter(amount -> amount.signum() != 0).isPresent();
        Optional<Price> mark = isThere ? maybe(() -> venue.market().mark(symbol).price()) : Optional.empty();
        return new Seen.Held(venue.name(), symbol, signed, dust, mark);
    }

    private record Resting(String venue, String symbol, String clientId) {
        Seen.Resting seen(Map<String, String> alive) {
            return new Seen.Resting(venue, symbol, clientId, alive.getOrDefault(clientId, ""));
        }
    }

    private List<Resting> resting(Venue venue, String symbol) {
        return maybe(() -> venue.account().openOrders(symbol)).orElse(List.of()).stream()
                .filter(OrderKey::isOurs)
                .map(id -> new Resting(venue.name(), symbol, id))
                .toList();
    }

    private Map<String, String> living(List<TradeRecord> known) {
        Map<String, String> alive = new HashMap<>();
        for (TradeRecord trade : known) {
            if (trade.endedAt().isPresent()) continue;
            for (OrderRecord order : books.orders(trade.terms().trade())) {
                if (!order.isFinal()) {
                    alive.put(order.intent().clientId(), trade.terms().trade());
                }
            }
        }
        return alive;
    }

    private Seen.Trade trade(TradeRecord trade) {
        CarryTerms terms = trade.current();
        List<Fill> fills = books.fills(terms.trade());
        return new Seen.Trade(
                terms.trade(),
                terms.symbol(),
                trade.status(),
                trade.admittedAt(),
                trade.endedAt(),
                trade.endedAt().isEmpty() && runs.isRunning(trade.terms()),
                claim(terms.lead(), fills),
                claim(terms.hedge(), fills));
    }

    private static Seen.Claim claim(CarryTerms.Leg leg, List<Fill> fills) {
        BigDecimal signed = fills.stream()
                .filter(fill -> fill.venue().equals(leg.venue()))
                .map(fill -> fill.side().signed(fill.quantity()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Seen.Claim(leg.venue(), signed);
    }

    /** Empty for what the venue did not tell, which is unknown. */
    private static <T> Optional<T> maybe(Supplier<T> read) {
        try {
            return Optional.of(read.get());
        } catch (Trouble silent) {
            log.info("{} {}", silent.code().id(), silent.getMessage());
            return Optional.empty();
        }
    }
}
