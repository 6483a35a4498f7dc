package evenkeel.starter.trades;

import evenkeel.activities.halt.HaltBoard;
import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.TradeRecord;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.CloseRequest;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.halt.Halt;
import evenkeel.domain.halt.HaltLevel;
import evenkeel.domain.halt.HaltTarget;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Trades under a halt that flattens: each is asked to close, until it has heard that once. */
public final class HaltedTrades {
    private static final Logger log = LoggerFactory.getLogger(HaltedTrades.class);
    private static final Set<Code> HEARD = Set.of(Code.CTL_ALREADY_CLOSING, Code.CTL_OVER);

    private final Books books;
    private final EngineTrades engine;
    private final HaltBoard halts;
    private final Set<String> asked = new HashSet<>();

    public HaltedTrades(Books books, EngineTrades engine, HaltBoard halts) {
        this.books = books;
        this.engine = engine;
        this.halts = halts;
    }

    /** Under the gravest level nobody is asked: a close could send nothing. */
    public void flatten() {
        if (halts.standing().all().stream().noneMatch(halt -> halt.level() == HaltLevel.K2)) return;
        for (TradeRecord trade : books.openTrades()) {
            CarryTerms terms = trade.terms();
            halts.standing()
                    .over(HaltTarget.of(trade.current()))
                    .filter(halt -> halt.level() == HaltLevel.K2)
                    .ifPresent(halt -> close(terms, halt));
        }
    }

    private void close(CarryTerms terms, Halt halt) {
        String request = "halt-" + halt.id();
        if (asked.contains(request + terms.trade())) return;
        try {
            String found = engine.close(terms, new CloseRequest(request, halt.by(), halt.summary()));
            log.warn("trade {} closes from {} under {}", terms.trade(), found, halt.summary());
        } catch (Trouble refused) {
            if (!HEARD.contains(refused.code())) {
                log.warn("trade {} was not asked to close: {}", terms.trade(), refused.getMessage());
                return;
            }
        }
        asked.add(request + terms.trade());
    }
}
