package evenkeel.domain.carry.close;

import evenkeel.domain.carry.market.Exchange;
import evenkeel.domain.money.Price;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * One attempt of a leg that takes.
 *
 * @param attempt from 0
 * @param market whether it is the last one, which stands for a market order
 */
public record Rung(int attempt, BigDecimal slippage, Price price, boolean market) {
    /** Each rung by the quote of now; the close reads a fresh one before each. Empty without a book. */
    static List<Rung> of(ClosingLeg leg, CloseLadder ladder, TakerSlippage least) {
        if (!leg.hasBook()) return List.of();
        List<Rung> rungs = new ArrayList<>();
        for (int attempt = 0; attempt < ladder.attempts(); attempt++) {
            rungs.add(rung(leg, attempt, ladder.slippageAt(attempt), least, false));
        }
        rungs.add(rung(leg, ladder.attempts(), ladder.maxSlippage(), least, true));
        return List.copyOf(rungs);
    }

    private static Rung rung(ClosingLeg leg, int attempt, BigDecimal wanted, TakerSlippage least, boolean market) {
        BigDecimal slippage = leg.venue() == Exchange.LIGHTER ? wanted.max(least.close()) : wanted;
        Price price = ClosePrices.taking(
                leg.closingSide(), leg.bid().orElseThrow(), leg.ask().orElseThrow(), slippage, leg.tick());
        return new Rung(attempt, slippage, price, market);
    }
}
