package evenkeel.domain.carry;

import evenkeel.domain.money.Usd;
import java.math.BigDecimal;

/** A held trade as it was seen at one moment, and what it was worth by that. {@code netApy} is a fraction. */
public record TradeSnapshot(String trade, Snapshot seen, Usd pricePnl, Usd fees, Usd funding, BigDecimal netApy) {
    public static TradeSnapshot of(HeldCarry held, Snapshot seen) {
        return new TradeSnapshot(
                held.terms().trade(), seen, held.pricePnl(seen), held.fees(), held.funding(), held.netApy(seen));
    }
}
