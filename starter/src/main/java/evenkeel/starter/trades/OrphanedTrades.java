package evenkeel.starter.trades;

import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.TradeRecord;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Open trades of the ledger that the engine has no memory of. Until they are adopted nothing new begins on their symbols. */
public final class OrphanedTrades {
    private static final Logger log = LoggerFactory.getLogger(OrphanedTrades.class);

    private final Books books;
    private final EngineTrades engine;
    private volatile @Nullable Map<String, String> tradeBySymbol;

    public OrphanedTrades(Books books, EngineTrades engine) {
        this.books = books;
        this.engine = engine;
    }

    /** Whether they could be compared yet; before that nothing may begin. */
    public boolean areKnown() {
        return tradeBySymbol != null;
    }

    /** The orphaned trade on that symbol. */
    public Optional<String> of(String symbol) {
        return Optional.ofNullable(known().get(symbol));
    }

    public List<String> all() {
        return List.copyOf(known().values());
    }

    /** Asks the engine about every open trade of the ledger; is asked again later when one of them does not answer. */
    public void compare() {
        Map<String, String> found = new LinkedHashMap<>();
        try {
            for (TradeRecord trade : books.openTrades()) {
                if (engine.runOf(trade.terms()).isPresent()) continue;
                found.put(trade.terms().symbol(), trade.terms().trade());
            }
        } catch (Trouble unreachable) {
            log.warn("open trades cannot be compared with the engine yet: {}", unreachable.getMessage());
            return;
        }
        tradeBySymbol = found;
        found.forEach((symbol, trade) -> log.warn(
                "{} trade {} on {} is open in the ledger and unknown to the engine. {}",
                Code.REC_ORPHANED.id(),
                trade,
                symbol,
                Code.REC_ORPHANED.byItself()));
    }

    private Map<String, String> known() {
        Map<String, String> known = tradeBySymbol;
        return known == null ? Map.of() : known;
    }
}
