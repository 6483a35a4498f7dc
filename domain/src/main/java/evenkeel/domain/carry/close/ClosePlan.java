package evenkeel.domain.carry.close;

import evenkeel.domain.carry.market.Exchange;
import evenkeel.domain.money.Decimals;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * §10 whole: what both legs do in this close. Everything sent is reduce-only.
 *
 * @param makerRounds how often both legs rest before they take
 * @param makerTime how long the first of these rounds is
 * @param stopped whether a leg is on the wrong side: nothing is sent at all
 */
public record ClosePlan(CloseMode mode, int makerRounds, Duration makerTime, boolean stopped, Leg lead, Leg hedge) {
    /**
     * One leg's orders. Prices are empty without a book.
     *
     * @param makerPrice where it rests; empty when this leg does not rest
     * @param takerPrice where it takes once resting is over
     * @param ladder how it gives way after that
     * @param remaining what is left of {@code quantity} after the fills
     */
    public record Leg(
            CloseQuantity.Verdict verdict,
            Side closingSide,
            Quantity quantity,
            Optional<Price> makerPrice,
            Optional<Price> takerPrice,
            List<Rung> ladder,
            Optional<CloseGrid> grid,
            Quantity filled,
            Optional<Price> exitVwap,
            Quantity remaining) {}

    public static ClosePlan of(CloseInputs in, CloseSettings settings) {
        int rounds = makerRounds(in, settings);
        Leg lead = leg(in.lead(), rounds, settings);
        Leg hedge = leg(in.hedge(), rounds, settings);
        boolean stopped = lead.verdict() == CloseQuantity.Verdict.WRONG_SIDE
                || hedge.verdict() == CloseQuantity.Verdict.WRONG_SIDE;
        return new ClosePlan(in.mode(), rounds, makerTime(in, rounds, settings), stopped, lead, hedge);
    }

    private static int makerRounds(CloseInputs in, CloseSettings settings) {
        return switch (in.mode()) {
            case COORDINATED -> 1;
            case SEQUENTIAL -> SequentialClose.ROUNDS;
            case FAST -> in.earlyProfit() ? settings.earlyFastClose().makerRounds() : 0;
            case ORPHAN -> 0;
        };
    }

    private static Duration makerTime(CloseInputs in, int rounds, CloseSettings settings) {
        if (rounds == 0) return Duration.ZERO;
        return switch (in.mode()) {
            case COORDINATED -> settings.coordinated().makerTimeout();
            case SEQUENTIAL -> SequentialClose.ROUND;
            case FAST -> settings.earlyFastClose().makerTime(0);
            case ORPHAN -> Duration.ZERO;
        };
    }

    private static Leg leg(ClosingLeg leg, int rounds, CloseSettings settings) {
        CloseQuantity wanted =
                CloseQuantity.of(leg.side(), leg.openQuantity(), leg.lot(), leg.livePosition(), leg.gaveUpReading());
        Quantity filled = leg.fills().stream().map(ClosePart::quantity).reduce(Quantity.ZERO, Quantity::plus);
        boolean rests = rounds > 0
                && (leg.venue() == Exchange.LIGHTER || settings.exitFees().x10UseMaker());
        Optional<Price> resting = rests ? price(leg, ClosePlan::resting) : Optional.empty();
        return new Leg(
                wanted.verdict(),
                leg.closingSide(),
                wanted.quantity(),
                resting,
                price(leg, ClosePlan::taking),
                Rung.of(leg, settings.ladder(), settings.takerSlippage()),
                rests ? grid(leg, wanted.quantity(), settings.grid()) : Optional.empty(),
                filled,
                vwap(leg.fills(), filled),
                wanted.quantity().lessOrZero(filled));
    }

    private static Optional<Price> price(ClosingLeg leg, Function<ClosingLeg, Price> rule) {
        return leg.hasBook() ? Optional.of(rule.apply(leg)) : Optional.empty();
    }

    private static Price resting(ClosingLeg leg) {
        return ClosePrices.resting(
                leg.closingSide(), leg.bid().orElseThrow(), leg.ask().orElseThrow(), leg.tick());
    }

    private static Price taking(ClosingLeg leg) {
        return ClosePrices.taking(
                leg.closingSide(), leg.bid().orElseThrow(), leg.ask().orElseThrow(), BigDecimal.ZERO, leg.tick());
    }

    /** Only Lighter's leg, which rests for nothing, shows itself in parts. */
    private static Optional<CloseGrid> grid(ClosingLeg leg, Quantity quantity, GridSettings settings) {
        if (leg.venue() != Exchange.LIGHTER
                || !leg.hasBook()
                || leg.topNotional().isEmpty()) return Optional.empty();
        Usd top = leg.topNotional().get();
        return CloseGrid.isDue(quantity.at(resting(leg)), top, settings)
                ? Optional.of(CloseGrid.of(leg, quantity, top, settings))
                : Optional.empty();
    }

    private static Optional<Price> vwap(List<ClosePart> fills, Quantity filled) {
        if (filled.isZero()) return Optional.empty();
        BigDecimal value = fills.stream()
                .map(part -> part.quantity().at(part.price()).value())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return Optional.of(new Price(value.divide(filled.value(), Decimals.DIVISION)));
    }
}
