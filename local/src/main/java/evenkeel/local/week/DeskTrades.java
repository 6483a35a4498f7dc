package evenkeel.local.week;

import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.money.Usd;
import evenkeel.simulator.week.WeekDesk;
import evenkeel.starter.trades.RunningTrades;
import java.util.Optional;

/** Trades as a week's desk runs them: a run has its trade's name. */
record DeskTrades(WeekDesk desk) implements RunningTrades {
    @Override
    public Launch start(CarryTerms terms, Usd notional) {
        desk.start(terms);
        return new Started(terms.trade());
    }

    @Override
    public Optional<String> runOf(CarryTerms terms) {
        return Optional.of(terms.trade()).filter(desk::runs);
    }
}
