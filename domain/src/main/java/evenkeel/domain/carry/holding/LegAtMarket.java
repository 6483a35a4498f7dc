package evenkeel.domain.carry.holding;

import evenkeel.domain.carry.market.Book;
import evenkeel.domain.carry.market.Exchange;
import evenkeel.domain.carry.market.Level;
import evenkeel.domain.money.Decimals;
import evenkeel.domain.money.HourlyRate;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One leg and what its venue shows. What could not be read is empty.
 *
 * @param price the venue's own; empty: the middle of its book
 * @param mark of the position record
 * @param takerFee as a fraction
 * @param lastBooked the last settlement hour whose payment is booked
 */
public record LegAtMarket(
        Exchange venue,
        Side side,
        Quantity quantity,
        Price entryVwap,
        Usd feesPaid,
        BigDecimal takerFee,
        Optional<Price> price,
        Optional<Book> book,
        Optional<HourlyRate> rate,
        Optional<Instant> lastBooked,
        Optional<Price> mark,
        Optional<Price> liquidationPrice) {
    private static final int LEVELS = 20;

    /** The middle of the book, whatever the venue calls its price. */
    Optional<Price> mid() {
        return book.flatMap(seen -> seen.bid().flatMap(bid -> seen.ask().map(bid::midTo)));
    }

    Optional<Price> valuedAt() {
        return price.or(this::mid);
    }

    /** Half of what the book is wide. */
    Optional<BigDecimal> halfSpread() {
        return book.flatMap(seen -> seen.bid()
                .flatMap(bid ->
                        seen.ask().map(ask -> ask.value().subtract(bid.value()).divide(BigDecimal.TWO))));
    }

    /** Where closing would take: the bid for a long, the ask for a short. */
    Optional<Price> closingTop() {
        return book.flatMap(seen -> seen.take(side.opposite()));
    }

    /**
     * What closing the whole quantity would get on average. A book too thin for it tells nothing; one too old is good for its
     * top only.
     */
    Optional<Price> closingDepth(Duration maxAge) {
        if (book.isEmpty() || book.get().age().compareTo(maxAge) > 0) return closingTop();
        Quantity left = quantity;
        BigDecimal value = BigDecimal.ZERO;
        for (Level level :
                book.get().against(side.opposite()).stream().limit(LEVELS).toList()) {
            Quantity taken = left.min(level.quantity());
            value = value.add(taken.at(level.price()).value());
            left = left.minus(taken);
        }
        if (!left.isZero() || quantity.isZero()) return Optional.empty();
        return Optional.of(new Price(value.divide(quantity.value(), Decimals.DIVISION)));
    }

    /** What it would bring at that price, before fees. */
    Usd resultAt(Price exit) {
        BigDecimal gained = exit.value().subtract(entryVwap.value());
        return new Usd(quantity.value().multiply(side == Side.BUY ? gained : gained.negate()));
    }

    Usd takerFeeAt(Price at) {
        return quantity.at(at).times(takerFee);
    }

    /** From the mark to the liquidation, as a fraction of the mark. */
    Optional<BigDecimal> liquidationDistance() {
        return mark.or(this::valuedAt)
                .flatMap(from -> liquidationPrice.map(at -> from.driftTo(at).abs()));
    }
}
