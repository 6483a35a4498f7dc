package evenkeel.domain.carry.hedge;

import evenkeel.domain.carry.depth.SmartPricing;
import evenkeel.domain.carry.market.Ticks;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** One limit that takes at once. Counted from 1. */
public record HedgeTry(
        int number,
        Quantity quantity,
        Price basePrice,
        BigDecimal favour,
        BigDecimal slippageCap,
        BigDecimal slippage,
        Price limit) {
    /** Empty when the book has nothing to take. */
    public static Optional<HedgeTry> of(HedgeMarket market, int number, HedgeSettings settings, SmartPricing smart) {
        return market.basePrice(smart).map(base -> of(market, base, number, settings));
    }

    /** All tries as they would be sent into the market as it is now. */
    public static List<HedgeTry> ladder(HedgeMarket market, HedgeSettings settings, SmartPricing smart) {
        return IntStream.rangeClosed(1, settings.maxAttempts())
                .mapToObj(number -> of(market, number, settings, smart))
                .flatMap(Optional::stream)
                .toList();
    }

    private static HedgeTry of(HedgeMarket market, Price base, int number, HedgeSettings settings) {
        BigDecimal favour = market.favour();
        BigDecimal cap = settings.slippageCap(favour);
        BigDecimal slippage = settings.slippageAt(number - 1, cap);
        Price limit = Ticks.taking(base, slippage, market.side(), market.tick());
        return new HedgeTry(number, market.remaining(), base, favour, cap, slippage, limit);
    }
}
