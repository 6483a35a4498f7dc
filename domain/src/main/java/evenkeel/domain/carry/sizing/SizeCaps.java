package evenkeel.domain.carry.sizing;

import evenkeel.domain.carry.market.Exchange;
import evenkeel.domain.money.Decimals;
import evenkeel.domain.money.Usd;
import java.math.BigDecimal;
import java.util.stream.Stream;

/**
 * What the accounts and the limits leave for one entry, figure by figure.
 *
 * @param available what both venues and the exposure leave, {@code slot} the share of one trade of it
 * @param target the least of everything
 */
public record SizeCaps(
        BigDecimal effLighter,
        BigDecimal effX10,
        Usd globalCap,
        Usd remaining,
        Usd lighterCap,
        Usd x10Cap,
        Usd available,
        Usd slot,
        Usd target) {
    private static final BigDecimal LIGHTER_SHARE = new BigDecimal("0.70");
    private static final BigDecimal X10_SHARE = new BigDecimal("0.95");

    /** Only of balances that are known. */
    static SizeCaps of(EntrySize.Inputs inputs, SizeSettings settings) {
        Accounts accounts = inputs.accounts();
        BigDecimal effLighter = settings.trade()
                .effectiveLeverage(Exchange.LIGHTER, accounts.lighter().maxLeverage());
        BigDecimal effX10 =
                settings.trade().effectiveLeverage(Exchange.X10, accounts.x10().maxLeverage());
        BigDecimal effLead = settings.roles().leadExchange() == Exchange.LIGHTER ? effLighter : effX10;

        Usd equity = accounts.lighter()
                .equity()
                .orElseThrow()
                .plus(accounts.x10().equity().orElseThrow());
        Usd globalCap = settings.exposure().exposure(equity.times(effLead));
        Usd remaining = largest(Usd.ZERO, globalCap.minus(inputs.otherNotional()));
        Usd lighterCap =
                accounts.lighter().available().orElseThrow().times(effLighter).times(LIGHTER_SHARE);
        Usd x10Cap = accounts.x10().available().orElseThrow().times(effX10).times(X10_SHARE);
        Usd available = least(Stream.of(remaining, lighterCap, x10Cap));
        Usd slot = share(available, settings.trade().maxOpenTrades() - inputs.otherOpenTrades());
        Usd target = least(Stream.of(
                        Stream.of(
                                slot,
                                settings.exposure().tradeSize(globalCap),
                                settings.trade().desiredNotional()),
                        inputs.opportunityNotional().stream(),
                        inputs.depthCap().stream())
                .flatMap(each -> each));
        return new SizeCaps(effLighter, effX10, globalCap, remaining, lighterCap, x10Cap, available, slot, target);
    }

    BigDecimal effective(Exchange exchange) {
        return exchange == Exchange.LIGHTER ? effLighter : effX10;
    }

    private static Usd share(Usd available, int freeSlots) {
        return new Usd(available.value().divide(BigDecimal.valueOf(Math.max(1, freeSlots)), Decimals.DIVISION));
    }

    private static Usd least(Stream<Usd> amounts) {
        return amounts.min(Usd::compareTo).orElseThrow();
    }

    private static Usd largest(Usd one, Usd other) {
        return one.exceeds(other) ? one : other;
    }
}
