package evenkeel.simulator.hostile;

import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.FundingBooked;
import evenkeel.domain.carry.Holdings;
import evenkeel.domain.carry.LegFill;
import evenkeel.domain.carry.LegGround;
import evenkeel.domain.carry.Levered;
import evenkeel.domain.carry.SeenPosition;
import evenkeel.domain.carry.TradeFigures;
import evenkeel.domain.carry.VenueEntries;
import evenkeel.domain.carry.VenueExits;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderOutcome;
import evenkeel.domain.order.OrderProgress;
import evenkeel.domain.order.Reread;
import evenkeel.domain.order.Settlement;
import evenkeel.workflows.ports.Accounts;
import evenkeel.workflows.ports.Execution;
import java.time.Instant;

/** Ports that pass everything on, for those that do one thing otherwise. */
final class Passing {
    private Passing() {}

    interface Orders extends Execution {
        Execution real();

        @Override
        default OrderOutcome place(OrderIntent intent, Instant sendBy) {
            return real().place(intent, sendBy);
        }

        @Override
        default OrderProgress watch(OrderIntent intent, Instant deadline) {
            return real().watch(intent, deadline);
        }

        @Override
        default Settlement settle(OrderIntent intent) {
            return real().settle(intent);
        }

        @Override
        default Reread readAgain(OrderIntent intent) {
            return real().readAgain(intent);
        }

        @Override
        default LegFill opened(String trade, CarryTerms.Leg leg) {
            return real().opened(trade, leg);
        }

        @Override
        default Levered lever(CarryTerms.Leg leg, int leverage, Instant sendBy) {
            return real().lever(leg, leverage, sendBy);
        }
    }

    interface Looks extends Accounts {
        Accounts real();

        @Override
        default Holdings holdings(CarryTerms.Legs legs) {
            return real().holdings(legs);
        }

        @Override
        default FundingBooked bookFunding(String trade, CarryTerms.Legs legs, Instant since, Instant until) {
            return real().bookFunding(trade, legs, since, until);
        }

        @Override
        default TradeFigures readBack(String trade, CarryTerms.Legs legs, Instant since) {
            return real().readBack(trade, legs, since);
        }

        @Override
        default VenueEntries entries(String trade, CarryTerms.Legs legs, Instant since) {
            return real().entries(trade, legs, since);
        }

        @Override
        default VenueExits exits(String trade, CarryTerms.Legs legs, Instant since) {
            return real().exits(trade, legs, since);
        }

        @Override
        default LegGround ground(CarryTerms.Leg leg) {
            return real().ground(leg);
        }

        @Override
        default SeenPosition position(CarryTerms.Leg leg) {
            return real().position(leg);
        }
    }
}
