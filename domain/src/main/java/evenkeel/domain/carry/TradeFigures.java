package evenkeel.domain.carry;

import evenkeel.domain.money.Usd;

/** What a trade did, by fills and payments. */
public record TradeFigures(LegFigures lead, LegFigures hedge, Usd funding) {
    /** One leg: what opened it and what closed it. */
    public record LegFigures(LegFill entry, LegFill exit) {
        public boolean isClosed() {
            return entry.quantity().equals(exit.quantity());
        }
    }

    public static final TradeFigures NOTHING = of(LegFills.NOTHING, LegFills.NOTHING, Usd.ZERO);

    public static TradeFigures of(LegFills entries, LegFills exits, Usd funding) {
        return new TradeFigures(
                new LegFigures(entries.lead(), exits.lead()), new LegFigures(entries.hedge(), exits.hedge()), funding);
    }

    public LegFigures of(LegName leg) {
        return switch (leg) {
            case LEAD -> lead;
            case HEDGE -> hedge;
        };
    }

    public LegFills entries() {
        return new LegFills(lead.entry(), hedge.entry());
    }

    public LegFills exits() {
        return new LegFills(lead.exit(), hedge.exit());
    }

    /** Whether both tell of as much having filled; what comes after a trade's end is more than its record tells. */
    public boolean sameQuantities(TradeFigures other) {
        return entries().sameQuantities(other.entries()) && exits().sameQuantities(other.exits());
    }

    public TradeFigures withFunding(Usd booked) {
        return new TradeFigures(lead, hedge, booked);
    }

    public Usd fees() {
        return lead.entry()
                .fee()
                .plus(lead.exit().fee())
                .plus(hedge.entry().fee())
                .plus(hedge.exit().fee());
    }

    /** Both legs' price result of what was closed, before fees and funding. */
    public Usd pricePnl(CarryTerms.Legs legs) {
        return lead.entry()
                .pricePnl(legs.lead().side(), lead.exit())
                .plus(hedge.entry().pricePnl(legs.hedge().side(), hedge.exit()));
    }

    public Usd netPnl(CarryTerms.Legs legs) {
        return pricePnl(legs).minus(fees()).plus(funding);
    }
}
