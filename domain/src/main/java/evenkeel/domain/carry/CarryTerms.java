package evenkeel.domain.carry;

import evenkeel.domain.money.Decimals;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.Side;
import evenkeel.domain.venue.Instrument;
import java.math.BigDecimal;
import java.time.Duration;

/** What a carry trade was agreed to be when it started. Never changes afterwards; instruments are pinned as they were. */
public record CarryTerms(
        String trade,
        String signal,
        String symbol,
        Legs legs,
        Quantity quantity,
        Duration fundingHour,
        CarryRules rules) {
    public static final String STRATEGY = "carry";

    /** Both legs of a trade. */
    public record Legs(Leg lead, Leg hedge) {
        public Legs {
            if (lead.side() != hedge.side().opposite()) {
                throw new IllegalArgumentException("legs must be opposite, were both " + lead.side());
            }
            if (lead.venue().equals(hedge.venue())) {
                throw new IllegalArgumentException("legs need two venues, were both at " + lead.venue());
            }
        }
    }

    /** One side at one venue. */
    public record Leg(LegName name, Side side, Instrument instrument) {
        public String venue() {
            return instrument.venue();
        }

        public String symbol() {
            return instrument.symbol();
        }
    }

    public CarryTerms {
        if (quantity.isZero()) throw new IllegalArgumentException("a trade of nothing: " + trade);
        if (!legs.lead().instrument().lots(quantity).equals(quantity)) {
            throw new IllegalArgumentException("quantity must be whole lots of the lead, was " + quantity);
        }
    }

    public Leg lead() {
        return legs.lead();
    }

    public Leg hedge() {
        return legs.hedge();
    }

    /** Whether the hedge answers the lead: what is left naked is less than the coarser of the two lots. */
    public boolean covers(LegFill lead, LegFill hedge) {
        BigDecimal coarser = lead().instrument().lot().max(hedge().instrument().lot());
        BigDecimal naked =
                lead.quantity().value().subtract(hedge.quantity().value()).abs();
        return !hedge.isNothing() && naked.compareTo(coarser) < 0;
    }

    /** How much of a fill at the lead the hedge can answer in its own lots. */
    public Quantity hedgeable(Quantity filled) {
        return new Quantity(Decimals.floorTo(hedge().instrument().lot(), filled.value()));
    }
}
