package evenkeel.simulator.ledger;

import static evenkeel.activities.ledger.contract.SampleTrade.NOON;
import static evenkeel.activities.ledger.contract.SampleTrade.says;
import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.contract.BooksContract;
import evenkeel.activities.ledger.contract.SampleTrade;
import evenkeel.domain.ledger.Account;
import evenkeel.domain.ledger.Posting;
import evenkeel.domain.order.OrderStatus;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MemoryBooksTest implements BooksContract {
    private final MemoryBooks books = new MemoryBooks();

    @Override
    public Books books() {
        return books;
    }

    @AfterEach
    void no_invariant_is_ever_broken() {
        assertThat(books.violations()).isEmpty();
    }

    @Test
    void every_line_of_a_fill_is_kept() {
        SampleTrade trade = SampleTrade.fresh();
        books.admit(trade.terms(), NOON);
        books.commit(trade.entry(1), NOON);
        books.claimSend(trade.lead(1), NOON, Optional.empty());

        books.book(
                trade.lead(1),
                says(OrderStatus.FILLED, "1.5"),
                List.of(trade.fill(trade.entry(1), "f1", "1.5", "100")),
                NOON);

        Account proceeds = Account.ofLeg(Account.Kind.PROCEEDS, trade.trade(), "lead");
        assertThat(books.transactions())
                .singleElement()
                .satisfies(transaction -> assertThat(transaction.lines())
                        .hasSize(6)
                        .contains(new Posting(proceeds, "USDT", new BigDecimal("-150"))));
    }
}
