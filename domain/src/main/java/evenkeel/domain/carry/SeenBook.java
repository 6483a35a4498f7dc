package evenkeel.domain.carry;

import evenkeel.domain.carry.market.Book;
import evenkeel.domain.money.Price;
import java.util.Optional;

/** A leg's book and its venue's mark as they were read; what could not be read is absent. */
public record SeenBook(Optional<Book> book, Optional<Price> mark) {
    public static final SeenBook UNREADABLE = new SeenBook(Optional.empty(), Optional.empty());
}
