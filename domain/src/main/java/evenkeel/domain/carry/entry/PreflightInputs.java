package evenkeel.domain.carry.entry;

import evenkeel.domain.carry.market.Book;
import evenkeel.domain.carry.market.Books;
import evenkeel.domain.carry.market.Direction;
import evenkeel.domain.carry.sizing.EntrySize;
import evenkeel.domain.carry.sizing.Lots;
import evenkeel.domain.carry.spread.SpreadGate;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What is known before the first order.
 *
 * @param isStreamReady whether the lead's account stream came in time
 * @param freshReads how often the books were fetched anew because the spread was doubted
 * @param size its depth cap is reckoned here, from the books
 * @param hedgeReads the hedge's book, read by read; a failed read is absent
 * @param isLiquidityRetry whether the books are the tops that were read after a failed read
 * @param lighterPosition and {@code x10Position} signed, for the symbol; absent when not known
 */
public record PreflightInputs(
        boolean isPaused,
        boolean isSymbolOpen,
        boolean isStreamReady,
        Direction direction,
        BigDecimal apy,
        Books books,
        int freshReads,
        EntrySize.Inputs size,
        List<Optional<Book>> hedgeReads,
        boolean isLiquidityRetry,
        Optional<BigDecimal> lighterPosition,
        Optional<BigDecimal> x10Position,
        boolean isForeignPositionAllowed) {
    SpreadGate.Inputs spread() {
        Optional<Quantity> target = size.opportunityNotional()
                .filter(notional -> notional.exceeds(Usd.ZERO))
                .map(notional -> Lots.floor(
                        notional,
                        size.mid(),
                        Lots.commonStep(
                                size.lighterSteps().lotStep(), size.x10Steps().lotStep())));
        return new SpreadGate.Inputs(direction, apy, books, target.filter(quantity -> !quantity.isZero()), freshReads);
    }

    EntrySize.Inputs sizeWithin(Optional<Usd> depthCap) {
        return new EntrySize.Inputs(
                size.accounts(),
                size.lighterSteps(),
                size.x10Steps(),
                size.mid(),
                size.otherNotional(),
                size.otherOpenTrades(),
                size.opportunityNotional(),
                depthCap.or(size::depthCap));
    }

    /** Known, and nothing there that is not ours. */
    boolean isFlat() {
        return lighterPosition.filter(each -> each.signum() == 0).isPresent()
                && x10Position.filter(each -> each.signum() == 0).isPresent();
    }

    boolean arePositionsKnown() {
        return lighterPosition.isPresent() && x10Position.isPresent();
    }
}
