package evenkeel.domain.carry;

import evenkeel.domain.money.Usd;
import java.time.Instant;

/** How a trade ended. {@code reason} is the close reason, or why it never opened. */
public record CarryResult(
        String trade,
        TradeStatus status,
        String reason,
        TradeFigures figures,
        Usd netPnl,
        boolean corrected,
        Instant ended) {}
