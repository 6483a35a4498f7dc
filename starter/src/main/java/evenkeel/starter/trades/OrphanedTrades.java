package evenkeel.starter.trades;

import evenkeel.activities.ledger.BookedFigures;
import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.OrderRecord;
import evenkeel.activities.ledger.TradeRecord;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.TradeFigures;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Trades that are open in the ledger, or hold something again, and that the engine has no memory of. Until they are adopted nothing new begins on their symbols. */
public final class OrphanedTrades {
    private static final Logger log = LoggerFactory.getLogger(OrphanedTrades.class);

    private final Books books;
    private final RunningTrades engine;
    private final Set<String> told = new HashSet<>();
    private volatile @Nullable List<TradeRecord> known;

    public OrphanedTrades(Books books, RunningTrades engine) {
        this.books = books;
        this.engine = engine;
    }

    /** Whether they could be compared yet; before that nothing may begin. */
    public boolean areKnown() {
        return known != null;
    }

    /** The orphaned trade on that symbol. */
    public Optional<String> of(String symbol) {
        return known().filter(trade -> trade.terms().symbol().equals(symbol))
                .map(OrphanedTrades::id)
                .findFirst();
    }

    public List<String> all() {
        return known().map(OrphanedTrades::id).toList();
    }

    /** Asks the engine about every open trade of the ledger; what it knew before stands when one of them does not answer. */
    public synchronized List<TradeRecord> compare() {
        List<TradeRecord> found = new ArrayList<>();
        try {
            for (TradeRecord trade : books.openTrades()) {
                if (engine.runOf(trade.terms()).isEmpty() && isStillOpen(trade)) found.add(trade);
            }
            for (TradeRecord trade : books.filledAfterTheirEnd()) {
                if (!isTold(trade) && engine.runOf(trade.terms()).isEmpty()) found.add(trade);
            }
        } catch (Trouble unreachable) {
            log.warn("open trades cannot be compared with the engine yet: {}", unreachable.getMessage());
            return List.of();
        }
        known = List.copyOf(found);
        found.forEach(this::tell);
        return found;
    }

    /** A trade that ended while we asked has no run and needs none. */
    private boolean isStillOpen(TradeRecord trade) {
        return books.trade(id(trade)).filter(now -> !now.status().isFinal()).isPresent();
    }

    /** Whether its record tells all that it has filled: what came after its end is still to be given back. */
    private boolean isTold(TradeRecord trade) {
        CarryTerms.Legs legs = trade.current().legs();
        List<OrderRecord> orders = books.orders(id(trade)).stream()
                .filter(order -> legs.areAt(order.intent().venue()))
                .toList();
        return trade.figures().orElse(TradeFigures.NOTHING).sameQuantities(BookedFigures.of(orders, List.of()));
    }

    private void tell(TradeRecord trade) {
        if (!told.add(id(trade))) return;
        log.warn(
                "{} trade {} on {} holds something in the ledger and is unknown to the engine. {}",
                Code.REC_ORPHANED.id(),
                id(trade),
                trade.terms().symbol(),
                Code.REC_ORPHANED.byItself());
    }

    private Stream<TradeRecord> known() {
        return Objects.requireNonNullElse(known, List.<TradeRecord>of()).stream();
    }

    private static String id(TradeRecord trade) {
        return trade.terms().trade();
    }
}
