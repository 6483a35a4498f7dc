package evenkeel.domain.carry;

import evenkeel.domain.carry.CarryTerms.Legs;
import evenkeel.domain.carry.cost.VenueFees;
import evenkeel.domain.carry.market.Direction;
import evenkeel.domain.carry.market.Exchange;
import evenkeel.domain.carry.market.NetFunding;
import evenkeel.domain.carry.market.Roles;
import evenkeel.domain.carry.sizing.Accounts;
import evenkeel.domain.money.HourlyRate;
import evenkeel.domain.order.Side;
import java.util.Optional;

/** Which leg plays which venue of the rules: whatever the venues are, the lead's is the one that leads. */
public record Casting(Roles roles) {
    public Exchange of(LegName leg) {
        return leg == LegName.LEAD ? roles.leadExchange() : roles.hedgeExchange();
    }

    public <T> T lighter(T lead, T hedge) {
        return roles.leadExchange() == Exchange.LIGHTER ? lead : hedge;
    }

    public <T> T x10(T lead, T hedge) {
        return roles.leadExchange() == Exchange.X10 ? lead : hedge;
    }

    public Direction direction(Legs legs) {
        LegName buying = legs.lead().side() == Side.BUY ? LegName.LEAD : LegName.HEDGE;
        return Direction.buyingAt(of(buying));
    }

    public Accounts accounts(LegGround lead, LegGround hedge) {
        return new Accounts(lighter(lead, hedge).account(), x10(lead, hedge).account());
    }

    public Optional<VenueFees> lighterFees(LegGround lead, LegGround hedge) {
        return lighter(lead, hedge).fees();
    }

    public Optional<VenueFees> x10Fees(LegGround lead, LegGround hedge) {
        return x10(lead, hedge).fees();
    }

    /** What the legs would earn by the rates as they are; empty while one is not known. */
    public Optional<NetFunding> funding(Legs legs, LegGround lead, LegGround hedge) {
        Optional<HourlyRate> first = lighter(lead, hedge).rate();
        Optional<HourlyRate> second = x10(lead, hedge).rate();
        if (first.isEmpty() || second.isEmpty()) return Optional.empty();
        return Optional.of(NetFunding.held(direction(legs), first.get(), second.get()));
    }
}
