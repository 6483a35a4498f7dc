package evenkeel.workflows.carry;

import evenkeel.domain.carry.CarryResult;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.Correction;
import evenkeel.domain.carry.LegFills;
import evenkeel.domain.carry.Readback;
import evenkeel.domain.carry.Recovered;
import evenkeel.domain.carry.TradeCard;
import evenkeel.domain.carry.TradeFigures;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.carry.TradeStep;
import evenkeel.domain.money.Usd;
import evenkeel.workflows.ports.Ports;
import evenkeel.workflows.timeline.Phase;
import evenkeel.workflows.timeline.Timeline;
import java.util.Optional;

/** The last words of a trade: what the venues say of it, what it came to, and that it is over. */
record Ending(Standing standing, Ports ports, Timeline time) {
    /** The venues' own fills win over what was recorded on the way. */
    CarryResult finish(TradeStatus status, String reason, LegFills entries, LegFills exits, Usd funding) {
        CarryTerms terms = standing.terms();
        TradeFigures recorded = TradeFigures.of(entries, exits, funding);
        TradeFigures venue = ports.accounts()
                .readBack(terms.trade(), terms.legs(), standing.began())
                .withFunding(funding);
        Optional<Correction> correction = Readback.compare(terms.trade(), terms.legs(), recorded, venue);
        correction.ifPresent(ports.ledger()::correct);
        TradeFigures figures = correction.isPresent() ? venue : recorded;
        ports.ledger()
                .advance(TradeStep.to(status, terms.trade(), time.now())
                        .because(reason)
                        .with(figures));
        return over(status, reason, figures, correction.isPresent());
    }

    /** Of a trade that was over and held something again: what it came to in the end replaces what was recorded. */
    CarryResult mend(Recovered known, LegFills exits, Usd funding) {
        CarryTerms terms = standing.terms();
        TradeFigures was = known.figures().orElse(TradeFigures.NOTHING);
        TradeFigures booked = TradeFigures.of(known.entries(), exits, funding);
        TradeFigures venue = ports.accounts()
                .readBack(terms.trade(), terms.legs(), standing.began())
                .withFunding(funding);
        TradeFigures is = Readback.compare(terms.trade(), terms.legs(), booked, venue)
                .map(Correction::is)
                .filter(booked::sameQuantities)
                .orElse(booked);
        Usd change = is.netPnl(terms.legs()).minus(was.netPnl(terms.legs()));
        ports.ledger().correct(new Correction(terms.trade(), was, is, change));
        return over(known.status(), known.reason(), is, true);
    }

    CarryResult over(TradeStatus status, String reason, TradeFigures figures, boolean corrected) {
        CarryTerms terms = standing.terms();
        Usd net = figures.netPnl(terms.legs());
        CarryResult result = new CarryResult(terms.trade(), status, reason, figures, net, corrected, time.now());
        standing.tell(Phase.DONE, TradeCard.ended(terms, result));
        return result;
    }
}
