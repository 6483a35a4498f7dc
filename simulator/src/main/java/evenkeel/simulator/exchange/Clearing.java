package evenkeel.simulator.exchange;

import evenkeel.domain.money.Usd;
import evenkeel.domain.venue.Fee;
import evenkeel.domain.venue.Fill;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/** Books fills, each on two sides: an account's, and whoever stood against it. */
final class Clearing {
    private final ExchangeProfile profile;
    private final House house;
    private final Announcer announcer;
    private long lastTradeId;

    Clearing(ExchangeProfile profile, House house, Announcer announcer) {
        this.profile = profile;
        this.house = house;
        this.announcer = announcer;
    }

    /** Against the street. */
    void fill(Order order, long lots, long ticks, boolean maker, Instant at) {
        BigDecimal value = value(order.market(), lots, ticks);
        house.stand(order.market(), Margin.sign(order) * lots, value, at);
        book(order, lots, ticks, charged(order, value, maker), maker, Trade.Cause.ORDER, at);
    }

    /** One account's resting order against another's, at the price of the one that rested. */
    void cross(Order resting, Order taking, long lots, Instant at) {
        BigDecimal value = value(resting.market(), lots, resting.limit());
        book(resting, lots, resting.limit(), charged(resting, value, true), true, Trade.Cause.ORDER, at);
        book(taking, lots, resting.limit(), charged(taking, value, false), false, Trade.Cause.ORDER, at);
    }

    /** Sold to the street by the venue, who takes a fee for its insurance fund. */
    void sellOff(Order order, long lots, long ticks, BigDecimal feeRate, Instant at) {
        BigDecimal value = value(order.market(), lots, ticks);
        BigDecimal fee = rounded(value.multiply(feeRate));
        house.stand(order.market(), Margin.sign(order) * lots, value, at);
        order.account().book(fee.negate());
        house.insure(fee);
        book(order, lots, ticks, inQuote(order, fee), false, Trade.Cause.LIQUIDATION, at);
    }

    /** The insurance fund takes a position over at that price and gives it to the street at the mark. */
    void takeOver(Order order, long lots, long ticks, Instant at) {
        Market market = order.market();
        int sign = Margin.sign(order);
        BigDecimal atMark = value(market, lots, market.middle());
        BigDecimal paid = value(market, lots, ticks);
        house.stand(market, sign * lots, atMark, at);
        house.insure(sign > 0 ? paid.subtract(atMark) : atMark.subtract(paid));
        book(order, lots, ticks, inQuote(order, BigDecimal.ZERO), false, Trade.Cause.LIQUIDATION, at);
    }

    /** What the venue does to a position without anyone's fee, against the street. */
    void settle(Order order, long lots, long ticks, Trade.Cause cause, Instant at) {
        house.stand(order.market(), Margin.sign(order) * lots, value(order.market(), lots, ticks), at);
        book(order, lots, ticks, inQuote(order, BigDecimal.ZERO), false, cause, at);
    }

    /** A liquidated position against one on the other side, which is reduced with it. */
    void deleverage(Order liquidated, Order reduced, long lots, long ticks, Instant at) {
        book(liquidated, lots, ticks, inQuote(liquidated, BigDecimal.ZERO), false, Trade.Cause.LIQUIDATION, at);
        book(reduced, lots, ticks, inQuote(reduced, BigDecimal.ZERO), false, Trade.Cause.DELEVERAGING, at);
    }

    private static Fee inQuote(Order order, BigDecimal fee) {
        return Fee.of(fee, order.market().instrument().quote());
    }

    private Fee charged(Order order, BigDecimal value, boolean maker) {
        BigDecimal fee = rounded(value.multiply(maker ? profile.makerFee() : profile.takerFee()));
        Account account = order.account();
        if (profile.feeAsset().isPresent() && fee.signum() > 0) {
            FeeAsset asset = profile.feeAsset().get();
            BigDecimal dollars = fee.subtract(fee.multiply(asset.discount()));
            BigDecimal units = dollars.divide(asset.worth().value(), Stake.MONEY_DIGITS, RoundingMode.HALF_EVEN);
            if (units.compareTo(account.feeUnits()) <= 0) {
                account.bookFeeUnits(units.negate());
                house.chargeUnits(units);
                return Fee.of(units, asset.name()).at(asset.worth().value());
            }
        }
        account.book(fee.negate());
        house.charge(fee);
        return inQuote(order, fee);
    }

    private void book(Order order, long lots, long ticks, Fee fee, boolean maker, Trade.Cause cause, Instant at) {
        Market market = order.market();
        Stake stake = order.account().stake(market);
        BigDecimal value = value(market, lots, ticks);
        BigDecimal profit = stake.fill(Margin.sign(order) * lots, value, at);
        order.account().book(profit);
        order.filled(lots, value, fee.dollars().value(), at);
        market.traded(ticks);
        var trade = new Trade(note(order, lots, ticks, fee, maker, at), order.id(), new Usd(profit), cause);
        order.account().trades().add(trade);
        announcer.filled(order, trade, stake);
    }

    private Fill note(Order order, long lots, long ticks, Fee fee, boolean maker, Instant at) {
        Market market = order.market();
        return new Fill(
                profile.venue(),
                market.instrument().symbol(),
                String.valueOf(++lastTradeId),
                order.asked().clientId(),
                order.side(),
                market.quantity(lots),
                market.price(ticks),
                market.instrument().quote(),
                fee,
                maker,
                at);
    }

    private static BigDecimal value(Market market, long lots, long ticks) {
        return market.signed(lots).multiply(market.price(ticks).value());
    }

    private static BigDecimal rounded(BigDecimal amount) {
        return amount.setScale(Stake.MONEY_DIGITS, RoundingMode.HALF_EVEN);
    }
}
