package evenkeel.domain.carry;

/** What filled on both legs. */
public record LegFills(LegFill lead, LegFill hedge) {
    public static final LegFills NOTHING = new LegFills(LegFill.NOTHING, LegFill.NOTHING);

    public LegFill of(LegName leg) {
        return switch (leg) {
            case LEAD -> lead;
            case HEDGE -> hedge;
        };
    }

    public boolean areNothing() {
        return lead.isNothing() && hedge.isNothing();
    }

    public boolean sameQuantities(LegFills other) {
        return lead.quantity().equals(other.lead.quantity()) && hedge.quantity().equals(other.hedge.quantity());
    }

    public LegFills plus(LegFills other) {
        return new LegFills(lead.plus(other.lead), hedge.plus(other.hedge));
    }
}
