package evenkeel.domain.carry;

import evenkeel.domain.money.Decimals;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.Side;
import evenkeel.domain.venue.Instrument;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a carry trade was agreed to be when it started. Never changes afterwards; instruments are pinned as they were.
 *
 * @param rules how a trade without settings behaves
 * @param alternative the hedge at a third venue, for when its own has filled nothing
 * @param settings by which the documented rules decide; a trade that was started before they did has none
 */
public record CarryTerms(
        String trade,
        String signal,
        String symbol,
        Legs legs,
        Quantity quantity,
        Duration fundingHour,
        CarryRules rules,
        Optional<Leg> alternative,
        Optional<KeptSettings> settings) {
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

        public boolean areAt(String venue) {
            return venue.equals(lead.venue()) || venue.equals(hedge.venue());
        }

        private boolean mayMoveTo(Leg other) {
            boolean elsewhere =
                    !other.venue().equals(hedge.venue()) && !other.venue().equals(lead.venue());
            return elsewhere && other.name() == hedge.name() && other.side() == hedge.side();
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
        if (alternative.isPresent() && !legs.mayMoveTo(alternative.get())) {
            throw new IllegalArgumentException(
                    "an alternative is the hedge at a third venue, was " + alternative.get());
        }
    }

    /** Of a trade whose hedge has one venue only. */
    public CarryTerms(
            String trade,
            String signal,
            String symbol,
            Legs legs,
            Quantity quantity,
            Duration fundingHour,
            CarryRules rules) {
        this(trade, signal, symbol, legs, quantity, fundingHour, rules, Optional.empty(), Optional.empty());
    }

    /** Of a trade without settings. */
    public CarryTerms(
            String trade,
            String signal,
            String symbol,
            Legs legs,
            Quantity quantity,
            Duration fundingHour,
            CarryRules rules,
            Optional<Leg> alternative) {
        this(trade, signal, symbol, legs, quantity, fundingHour, rules, alternative, Optional.empty());
    }

    /** The same trade, deciding by these settings. */
    public CarryTerms with(KeptSettings kept) {
        return new CarryTerms(
                trade, signal, symbol, legs, quantity, fundingHour, rules, alternative, Optional.of(kept));
    }

    /** The same trade, of that size. */
    public CarryTerms sized(Quantity size) {
        return new CarryTerms(trade, signal, symbol, legs, size, fundingHour, rules, alternative, settings);
    }

    public Leg lead() {
        return legs.lead();
    }

    public Leg hedge() {
        return legs.hedge();
    }

    /** The same trade with its hedge at the alternative, and no other one left. */
    public CarryTerms moved() {
        Leg there = alternative.orElseThrow(() -> new IllegalStateException(trade + " has no alternative"));
        var moved = new Legs(lead(), there);
        return new CarryTerms(trade, signal, symbol, moved, quantity, fundingHour, rules, Optional.empty(), settings);
    }

    /** Every leg that the trade may come to have. */
    public List<Leg> reach() {
        return Stream.concat(Stream.of(lead(), hedge()), alternative.stream()).toList();
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
