package evenkeel.domain.carry.holding;

import evenkeel.domain.money.Usd;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a held trade's figures are made of.
 *
 * @param notional of one leg after resizing; empty: each leg at its own venue's price
 * @param fundingCollected what both venues have booked
 * @param highWaterMark so far; empty: it was never reckoned
 * @param takesEarly whether an early profit may be taken, so that the whole depth counts and not its top
 * @param bookMaxAge beyond which a book's depth does not count any more
 * @param closed whether the trade is closed and swept: nothing is forecast any more
 */
public record HoldingInputs(
        Instant openedAt,
        Instant evaluatedAt,
        Optional<Usd> notional,
        LegAtMarket lead,
        LegAtMarket hedge,
        Usd fundingCollected,
        Optional<Usd> highWaterMark,
        boolean takesEarly,
        Duration bookMaxAge,
        boolean closed) {}
