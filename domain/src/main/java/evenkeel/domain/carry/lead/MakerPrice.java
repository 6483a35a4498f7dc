package evenkeel.domain.carry.lead;

import evenkeel.domain.carry.depth.SmartPricing;
import evenkeel.domain.carry.market.Ticks;
import evenkeel.domain.money.Decimals;
import evenkeel.domain.money.Price;
import evenkeel.domain.order.Side;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Where an attempt rests: from the best of its own side up to one tick before the other side. Never crosses.
 *
 * @param aggressiveness 0 joins its own side, 1 is one tick before the other
 * @param isDerived bid and ask come from the lead's price, because the book said nothing
 */
public record MakerPrice(
        Price bid,
        Price ask,
        boolean isDerived,
        Optional<SmartFloor> smartFloor,
        BigDecimal aggressiveness,
        Price limit) {
    /** Of an attempt, counted from 0. */
    public static MakerPrice of(LeadMarket market, int attempt, LeadSettings settings, SmartPricing smart) {
        Optional<SmartFloor> floor = SmartFloor.of(market.remaining(), market.ownTop(), smart);
        BigDecimal aggressiveness = aggressiveness(attempt, settings.attempts())
                .max(floor.map(SmartFloor::floor).orElse(BigDecimal.ZERO))
                .min(settings.maxAggressiveness());
        return new MakerPrice(
                market.bid(),
                market.ask(),
                market.validBook().isEmpty(),
                floor,
                aggressiveness,
                limit(market, aggressiveness));
    }

    private static BigDecimal aggressiveness(int attempt, int attempts) {
        if (attempts == 1) return BigDecimal.ZERO;
        return BigDecimal.valueOf(attempt).divide(BigDecimal.valueOf(attempts - 1L), Decimals.DIVISION);
    }

    private static Price limit(LeadMarket market, BigDecimal aggressiveness) {
        return market.side() == Side.BUY ? bid(market, aggressiveness) : ask(market, aggressiveness);
    }

    private static Price bid(LeadMarket market, BigDecimal aggressiveness) {
        BigDecimal best = market.bid().value();
        BigDecimal edge = market.ask().value().subtract(market.tick());
        if (best.compareTo(edge) >= 0) return market.bid().floorTo(market.tick());

        BigDecimal wanted = best.add(edge.subtract(best).multiply(aggressiveness));
        Price last = new Price(edge).floorTo(market.tick());
        Price limit = Ticks.into(wanted, Side.BUY, market.tick());
        return limit.isAbove(last) ? last : limit;
    }

    private static Price ask(LeadMarket market, BigDecimal aggressiveness) {
        BigDecimal best = market.ask().value();
        BigDecimal edge = market.bid().value().add(market.tick());
        if (best.compareTo(edge) <= 0) return market.ask().ceilTo(market.tick());

        BigDecimal wanted = best.subtract(best.subtract(edge).multiply(aggressiveness));
        Price last = new Price(edge).ceilTo(market.tick());
        Price limit = Ticks.into(wanted, Side.SELL, market.tick());
        return limit.isBelow(last) ? last : limit;
    }
}
