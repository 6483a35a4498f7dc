package evenkeel.domain.carry.lead;

import evenkeel.domain.carry.market.Book;
import evenkeel.domain.carry.market.Level;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.Side;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Where the lead is about to rest.
 *
 * @param book empty when it could not be read
 * @param leadPrice the lead venue's own price, for when the book says nothing
 * @param remaining what is still to be filled
 */
public record LeadMarket(Side side, Optional<Book> book, Price leadPrice, Quantity remaining, BigDecimal tick) {
    private static final BigDecimal ONE_BASIS_POINT = new BigDecimal("0.0001");

    Optional<Book> validBook() {
        return book.filter(Book::isValid);
    }

    Price bid() {
        return validBook().flatMap(Book::bid).orElseGet(() -> leadPrice.shifted(ONE_BASIS_POINT.negate()));
    }

    Price ask() {
        return validBook().flatMap(Book::ask).orElseGet(() -> leadPrice.shifted(ONE_BASIS_POINT));
    }

    /** What rests in front of us, dust aside. */
    Optional<Quantity> ownTop() {
        return validBook()
                .flatMap(each ->
                        each.effective().along(side).stream().findFirst().map(Level::quantity));
    }
}
