package evenkeel.simulator.week;

import evenkeel.activities.ledger.TradeRecord;
import evenkeel.domain.carry.CarryTerms.Leg;
import evenkeel.domain.carry.TradeFigures;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.money.Usd;
import evenkeel.domain.venue.FundingPayment;
import java.util.List;

/** One trade of the week as the ledger has it at the end, leg by leg. */
public record WeekTrade(
        String symbol, TradeStatus status, String reason, boolean opened, Attribution lead, Attribution hedge) {
    static WeekTrade of(TradeRecord trade, List<FundingPayment> payments) {
        TradeFigures figures = trade.figures().orElse(TradeFigures.NOTHING);
        return new WeekTrade(
                trade.terms().symbol(),
                trade.status(),
                trade.reason(),
                trade.openedAt().isPresent(),
                leg(trade.current().lead(), figures.lead(), payments),
                leg(trade.current().hedge(), figures.hedge(), payments));
    }

    private static Attribution leg(Leg leg, TradeFigures.LegFigures figures, List<FundingPayment> payments) {
        Usd paid = payments.stream()
                .filter(payment -> payment.venue().equals(leg.venue()))
                .map(FundingPayment::amount)
                .reduce(Usd.ZERO, Usd::plus);
        return Attribution.of(leg, figures, paid);
    }

    /** Both legs together. */
    public Attribution result() {
        return lead.plus(hedge);
    }
}
