package evenkeel.domain.carry.sizing;

import evenkeel.domain.money.Decimals;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;

/** How large a candidate is taken to be. An estimate: the entry sizes again by fresh balances. */
public record ScanSize(Usd equity, Usd cap, Usd notional, Quantity qty) {
    private static final BigDecimal RESERVE = new BigDecimal("0.95");

    /** Empty when the equity is not known or there is none: never without a limit. */
    public static Optional<ScanSize> of(Accounts accounts, Price mid, Optional<Usd> depthCap, SizeSettings settings) {
        return accounts.scanEquity(settings.roles().leadExchange())
                .map(equity -> of(equity, accounts, mid, depthCap, settings));
    }

    private static ScanSize of(
            Usd equity, Accounts accounts, Price mid, Optional<Usd> depthCap, SizeSettings settings) {
        BigDecimal leverage =
                accounts.lighter().maxLeverage().min(accounts.x10().maxLeverage());
        Usd cap = settings.exposure().tradeSize(equity.times(leverage).times(RESERVE));
        Usd notional = Stream.concat(Stream.of(settings.trade().desiredNotional(), cap), depthCap.stream())
                .min(Usd::compareTo)
                .orElseThrow();
        Quantity quantity = new Quantity(notional.value().divide(mid.value(), Decimals.DIVISION));
        return new ScanSize(equity, cap, notional, quantity);
    }
}
