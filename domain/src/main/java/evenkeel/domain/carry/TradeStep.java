package evenkeel.domain.carry;

import java.time.Instant;
import java.util.Optional;

/** One move of the trade's record; status, reason and figures are written together. */
public record TradeStep(
        String trade, TradeStatus to, Instant at, Optional<String> reason, Optional<TradeFigures> figures) {
    public static TradeStep to(TradeStatus status, String trade, Instant at) {
        return new TradeStep(trade, status, at, Optional.empty(), Optional.empty());
    }

    public TradeStep because(String why) {
        return new TradeStep(trade, to, at, Optional.of(why), figures);
    }

    public TradeStep with(TradeFigures known) {
        return new TradeStep(trade, to, at, reason, Optional.of(known));
    }
}
