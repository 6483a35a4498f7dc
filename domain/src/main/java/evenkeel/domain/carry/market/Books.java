package evenkeel.domain.carry.market;

import evenkeel.domain.money.Price;
import evenkeel.domain.order.Side;
import java.util.Optional;

/** The books of both venues; one that could not be read is absent, not empty. */
public record Books(Optional<Book> lighter, Optional<Book> x10) {
    public static Books of(Book lighter, Book x10) {
        return new Books(Optional.of(lighter), Optional.of(x10));
    }

    public Optional<Book> at(Exchange exchange) {
        return exchange == Exchange.LIGHTER ? lighter : x10;
    }

    /** The best price that an order of that side would take there. */
    public Optional<Price> take(Exchange exchange, Side side) {
        return at(exchange).flatMap(book -> book.take(side));
    }

    /** What the leg at that venue would pay or get when it enters in that direction. */
    public Optional<Price> entryQuote(Exchange exchange, Direction direction) {
        return take(exchange, direction.sideAt(exchange));
    }
}
