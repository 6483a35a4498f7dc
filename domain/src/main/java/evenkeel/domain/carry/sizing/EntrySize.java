package evenkeel.domain.carry.sizing;

import evenkeel.domain.carry.market.Exchange;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The size of an entry by fresh balances: the one that counts.
 *
 * @param caps empty when a balance is not known
 * @param target what was left for it; smaller than the caps' own when the margin asked for less
 * @param qty and {@code notional} of each leg; empty unless {@link SizeDecision#SIZED}
 */
public record EntrySize(
        Optional<SizeCaps> caps,
        Optional<Usd> target,
        Optional<Lots> lots,
        boolean isResized,
        Optional<Quantity> qty,
        Optional<Usd> notional,
        SizeDecision decision) {
    private static final Usd LEAST = Usd.of("20");
    private static final BigDecimal RESERVE = new BigDecimal("0.95");

    /**
     * What is asked.
     *
     * @param otherNotional reserved and open, of all other trades
     * @param opportunityNotional and {@code depthCap} empty when nothing limits the entry so
     */
    public record Inputs(
            Accounts accounts,
            MarketSteps lighterSteps,
            MarketSteps x10Steps,
            Price mid,
            Usd otherNotional,
            int otherOpenTrades,
            Optional<Usd> opportunityNotional,
            Optional<Usd> depthCap) {}

    public static EntrySize of(Inputs inputs, SizeSettings settings) {
        if (!inputs.accounts().areFunded()) {
            return new EntrySize(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    Optional.empty(),
                    Optional.empty(),
                    SizeDecision.INSUFFICIENT_BALANCE);
        }
        SizeCaps caps = SizeCaps.of(inputs, settings);
        return fit(caps, caps.target(), false, inputs, settings);
    }

    private static EntrySize fit(SizeCaps caps, Usd target, boolean resized, Inputs inputs, SizeSettings settings) {
        if (LEAST.exceeds(target)) return refused(caps, target, Optional.empty(), resized, SizeDecision.MIN_TRADE_SIZE);

        Lots lots = Lots.of(target, inputs.mid(), inputs.lighterSteps(), inputs.x10Steps(), settings.minimum());
        if (lots.notional().isEmpty()) {
            return refused(caps, target, Optional.of(lots), resized, SizeDecision.MIN_QTY_BUMP);
        }

        Usd notional = lots.notional().get();
        Optional<Usd> margin = marginShortOf(notional, caps, inputs.accounts());
        if (margin.isPresent()) {
            return resized // the least order of a venue needs more margin than there is
                    ? refused(caps, target, Optional.of(lots), true, SizeDecision.MIN_QTY_BUMP)
                    : fit(caps, margin.get().times(RESERVE), true, inputs, settings);
        }
        if (notional.exceeds(caps.remaining())) {
            return refused(caps, target, Optional.of(lots), resized, SizeDecision.EXPOSURE_LIMIT);
        }
        return new EntrySize(
                Optional.of(caps),
                Optional.of(target),
                Optional.of(lots),
                resized,
                lots.quantity(),
                lots.notional(),
                SizeDecision.SIZED);
    }

    /** What the poorer venue's balance bears, when it bears less than that. */
    private static Optional<Usd> marginShortOf(Usd notional, SizeCaps caps, Accounts accounts) {
        return Stream.of(Exchange.values())
                .map(venue -> accounts.at(venue).available().orElseThrow().times(caps.effective(venue)))
                .filter(notional::exceeds)
                .min(Usd::compareTo);
    }

    private static EntrySize refused(
            SizeCaps caps, Usd target, Optional<Lots> lots, boolean resized, SizeDecision decision) {
        return new EntrySize(
                Optional.of(caps), Optional.of(target), lots, resized, Optional.empty(), Optional.empty(), decision);
    }
}
