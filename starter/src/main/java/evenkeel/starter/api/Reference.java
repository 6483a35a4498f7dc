package evenkeel.starter.api;

import evenkeel.activities.ledger.Opportunity;
import evenkeel.activities.ledger.OrderRecord;
import evenkeel.domain.carry.LegName;
import evenkeel.domain.carry.TradeDecision;
import evenkeel.domain.carry.exit.HeldLeg;
import evenkeel.domain.money.Price;
import evenkeel.domain.order.OrderIntent;
import java.util.List;
import java.util.Optional;

/**
 * What the fills of a trade's orders are held against.
 *
 * @param entry the middle of both venues when the trade was chosen
 * @param decisions oldest first; one that somebody asked for has seen no price
 */
record Reference(Optional<Price> entry, List<TradeDecision> decisions) {
    static Reference of(Optional<Opportunity> chosen, List<TradeDecision> decisions) {
        return new Reference(chosen.map(opportunity -> opportunity.figures().mid()), decisions);
    }

    /** What reduces is held against its own leg's price when that was decided. */
    Optional<Price> of(OrderRecord order) {
        OrderIntent intent = order.intent();
        if (!intent.reduceOnly()) return entry;
        boolean isLead = intent.key().leg().startsWith(LegName.LEAD.slot());
        return decided(order)
                .flatMap(TradeDecision::inputs)
                .map(seen -> isLead ? seen.lead() : seen.hedge())
                .flatMap(HeldLeg::price);
    }

    private Optional<TradeDecision> decided(OrderRecord order) {
        return order.sentAt()
                .flatMap(sent -> decisions.stream()
                        .filter(decision -> !decision.at().isAfter(sent))
                        .reduce((earlier, later) -> later));
    }
}
