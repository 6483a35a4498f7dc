package evenkeel.domain.carry.sizing;

import evenkeel.domain.carry.market.Exchange;
import evenkeel.domain.money.Usd;
import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;
import java.math.BigDecimal;
import java.util.Optional;

/** How large and how many trades are wanted. */
@Section("trading")
public record TradeSizeSettings(
        @Key(
                value = "desired_notional_usd",
                usual = "150",
                recommended = "350",
                unit = Unit.USD,
                range = "> 0",
                why = "what each leg is worth when nothing speaks against it")
        Usd desiredNotional,

        @Key(
                value = "max_open_trades",
                usual = "2",
                recommended = "1",
                unit = Unit.COUNT,
                range = ">= 1",
                why = "how many trades there are at a time")
        int maxOpenTrades,

        @Key(
                value = "leverage_multiplier",
                usual = "5",
                recommended = "7",
                unit = Unit.FACTOR,
                range = "> 0",
                why = "the leverage that is wanted; the venue's own limit caps it")
        BigDecimal leverage,

        @Key(
                value = "x10_leverage_multiplier",
                usual = "none",
                unit = Unit.FACTOR,
                range = "> 0",
                why = "another leverage for X10")
        Optional<BigDecimal> x10Leverage) {
    /** What is wanted there, as far as the venue allows it. */
    public BigDecimal effectiveLeverage(Exchange exchange, BigDecimal venueLimit) {
        BigDecimal wanted = exchange == Exchange.X10 ? x10Leverage.orElse(leverage) : leverage;
        return wanted.min(venueLimit);
    }
}
