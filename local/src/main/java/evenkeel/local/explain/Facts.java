package evenkeel.local.explain;

import evenkeel.domain.carry.holding.CumulativeFunding;
import evenkeel.domain.carry.reconcile.QuantityConflict;
import evenkeel.domain.carry.risk.Drawdown;
import evenkeel.domain.carry.risk.FreeMargin;
import evenkeel.domain.carry.risk.RiskLimits;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import java.util.Optional;

/** What is written for rules that take their facts one by one. */
final class Facts {
    private Facts() {}

    /** Both accounts, and the most that they were ever worth together; one that could not be read is none. */
    record Accounts(Optional<FreeMargin.Account> lead, Optional<FreeMargin.Account> hedge, Usd peak) {
        Standing weigh(RiskLimits limits) {
            Optional<Usd> equity =
                    lead.flatMap(one -> hedge.map(other -> one.equity().plus(other.equity())));
            return new Standing(
                    FreeMargin.of(lead, hedge, limits), equity.map(total -> Drawdown.of(peak, total, limits)));
        }
    }

    record Standing(FreeMargin freeMargin, Optional<Drawdown> drawdown) {
        String decision() {
            boolean lost = drawdown.map(Drawdown::pauses).orElse(false);
            if (lost) return "PAUSE_UNTIL_RELEASED";
            return freeMargin.verdict().name();
        }
    }

    /** What both venues hold of a symbol, whichever way round. */
    record Held(Quantity lighter, Quantity x10, Price price) {
        QuantityConflict compare() {
            return QuantityConflict.of(lighter, x10, price);
        }
    }

    /** What is booked, and the sum that the venue tells. */
    record FundingSum(Usd booked, Usd cumulative) {
        CumulativeFunding compare() {
            return CumulativeFunding.of(booked, cumulative);
        }
    }
}
