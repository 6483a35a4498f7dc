package evenkeel.workflows.carry;

import evenkeel.domain.carry.Alert;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.TradeCard;
import evenkeel.domain.code.Code;
import evenkeel.workflows.ports.Ledger;
import evenkeel.workflows.timeline.Phase;
import evenkeel.workflows.timeline.Timeline;

/** Takes the hedge to the alternative of its terms. The ledger first: from then on it takes no order for the venue left. */
record HedgeMove(Standing standing, Ledger ledger, Timeline time, CarryAlarm alarm) {
    void make() {
        CarryTerms terms = standing.terms();
        ledger.moveHedge(terms.trade(), time.now());
        standing.become(terms.moved());
        String text = "nothing filled @" + terms.hedge().venue() + ", hedges @"
                + standing.terms().hedge().venue();
        standing.tell(Phase.HEDGE, TradeCard.before(standing.terms(), text));
        alarm.raise("hedge-moved", Alert.Severity.WARNING, Code.HDG_MOVED, text);
    }
}
