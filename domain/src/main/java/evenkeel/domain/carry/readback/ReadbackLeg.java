package evenkeel.domain.carry.readback;

import evenkeel.domain.money.Price;
import evenkeel.domain.order.Side;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * One leg to compare.
 *
 * @param side that was opened
 * @param entryVwap what it is valued against where no exit price was recorded
 * @param venue empty: it could not be read
 */
public record ReadbackLeg(
        Side side,
        BigDecimal lot,
        Optional<Price> entryVwap,
        LegExit recorded,
        Optional<LegExit> venue,
        ReadbackSource source) {}
