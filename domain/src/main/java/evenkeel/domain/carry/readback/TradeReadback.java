package evenkeel.domain.carry.readback;

import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.CarryTerms.Leg;
import evenkeel.domain.carry.Correction;
import evenkeel.domain.carry.LegFill;
import evenkeel.domain.carry.LegName;
import evenkeel.domain.carry.TradeFigures;
import evenkeel.domain.carry.TradeFigures.LegFigures;
import evenkeel.domain.carry.VenueExits;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Usd;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * The exits of one trade, as they were recorded and as the venues show them.
 *
 * @param figures to go on with: the recorded ones, save for what is replaced
 */
public record TradeReadback(ReadbackVerdict verdict, TradeFigures recorded, TradeFigures figures) {
    /**
     * What is to be said of it.
     *
     * @param reads so far, this one included
     * @param flatFor how long both legs have been flat
     */
    public static TradeReadback of(
            CarryTerms.Legs legs,
            TradeFigures recorded,
            VenueExits seen,
            int reads,
            Duration flatFor,
            ReadbackLimits limits) {
        var inputs =
                new ReadbackInputs(leg(legs.lead(), recorded, seen), leg(legs.hedge(), recorded, seen), reads, flatFor);
        ReadbackAnswer answer = ReadbackAnswer.of(inputs, limits);
        TradeFigures figures = new TradeFigures(
                answer.replacesLead() ? replaced(LegName.LEAD, recorded, seen) : recorded.lead(),
                answer.replacesHedge() ? replaced(LegName.HEDGE, recorded, seen) : recorded.hedge(),
                recorded.funding());
        return new TradeReadback(answer.verdict(), recorded, figures);
    }

    public Correction correction(CarryTerms terms) {
        Usd change = figures.netPnl(terms.legs()).minus(recorded.netPnl(terms.legs()));
        return new Correction(terms.trade(), recorded, figures, change);
    }

    private static LegFigures replaced(LegName leg, TradeFigures recorded, VenueExits seen) {
        return new LegFigures(recorded.of(leg).entry(), all(seen.of(leg).orElseThrow()));
    }

    private static ReadbackLeg leg(Leg leg, TradeFigures recorded, VenueExits seen) {
        LegFigures figures = recorded.of(leg.name());
        Optional<VenueExits.Leg> shown = seen.of(leg.name());
        boolean inferred = shown.isPresent() && !shown.get().others().isNothing();
        return new ReadbackLeg(
                leg.side(),
                leg.instrument().lot(),
                figures.entry().vwap(),
                exit(figures.exit()),
                shown.map(TradeReadback::all).map(TradeReadback::exit),
                inferred ? ReadbackSource.INFERRED : ReadbackSource.FILLS);
    }

    private static LegFill all(VenueExits.Leg shown) {
        return shown.ours().plus(shown.others());
    }

    private static LegExit exit(LegFill fill) {
        return new LegExit(fill.quantity(), fill.vwap().map(Price::value).orElse(BigDecimal.ZERO), fill.fee());
    }
}
