package evenkeel.domain.gate;

import evenkeel.domain.money.Usd;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.Side;
import java.util.ArrayList;
import java.util.List;

/**
 * What is at stake in a symbol at a venue.
 *
 * @param held what open trades have paid for what they hold there: long is positive, short is negative
 * @param buying what live orders that may open would buy at most, at their limits
 * @param selling likewise, what they would sell
 */
public record Exposure(String venue, String symbol, Usd held, Usd buying, Usd selling) {
    public Exposure {
        if (buying.isNegative() || selling.isNegative()) {
            throw new IllegalArgumentException("orders are worth nothing or more: " + venue + " " + symbol);
        }
    }

    /** What one order adds when it fills completely. */
    static Exposure of(OrderIntent intent) {
        Usd value = intent.quantity().at(intent.limit());
        boolean buys = intent.side() == Side.BUY;
        return new Exposure(
                intent.venue(), intent.symbol(), Usd.ZERO, buys ? value : Usd.ZERO, buys ? Usd.ZERO : value);
    }

    /** Both added up, each in its place. */
    static List<Exposure> sum(List<Exposure> known, Exposure more) {
        List<Exposure> sum = new ArrayList<>();
        Exposure here = more;
        for (Exposure one : known) {
            if (one.isAt(more)) here = here.plus(one);
            else sum.add(one);
        }
        sum.add(here);
        return sum;
    }

    /** The larger of both ways that its orders may fill. */
    Usd worst() {
        Usd up = held.plus(buying).abs();
        Usd down = held.minus(selling).abs();
        return up.exceeds(down) ? up : down;
    }

    /** As if both were in one place. */
    public Exposure plus(Exposure other) {
        return new Exposure(
                venue, symbol, held.plus(other.held), buying.plus(other.buying), selling.plus(other.selling));
    }

    private boolean isAt(Exposure other) {
        return venue.equals(other.venue) && symbol.equals(other.symbol);
    }
}
