package evenkeel.activities.risk;

import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.TradeRecord;
import evenkeel.activities.venues.Venue;
import evenkeel.domain.carry.risk.FreeMargin;
import evenkeel.domain.ledger.CostBasis;
import evenkeel.domain.ledger.Posting;
import evenkeel.domain.money.Usd;
import evenkeel.domain.venue.Balance;
import evenkeel.domain.venue.Fill;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What an account is worth: its wallet, and what its positions would bring at the venue's mark. */
final class AccountWorth {
    private final Books books;

    AccountWorth(Books books) {
        this.books = books;
    }

    /** Throws what the venue throws: what cannot be read is unknown. */
    FreeMargin.Account of(Venue venue) {
        Balance balance = venue.account().balance();
        Usd equity = balance.wallet().plus(unrealised(venue));
        return new FreeMargin.Account(equity, balance.available());
    }

    private Usd unrealised(Venue venue) {
        BigDecimal total = BigDecimal.ZERO;
        for (TradeRecord trade : books.openTrades()) {
            for (Map.Entry<String, List<Fill>> symbol : filledAt(venue, trade).entrySet()) {
                BigDecimal held = symbol.getValue().stream()
                        .map(fill -> fill.side().signed(fill.quantity()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                if (held.signum() == 0) continue;
                BigDecimal worth = held.multiply(
                        venue.market().mark(symbol.getKey()).price().value());
                total = total.add(worth.subtract(CostBasis.of(symbol.getValue())));
            }
        }
        return new Usd(total.setScale(Posting.MAX_DECIMALS, RoundingMode.HALF_EVEN)); // an average cost is a quotient
    }

    private Map<String, List<Fill>> filledAt(Venue venue, TradeRecord trade) {
        return books.fills(trade.terms().trade()).stream()
                .filter(fill -> fill.venue().equals(venue.name()))
                .collect(Collectors.groupingBy(Fill::symbol, LinkedHashMap::new, Collectors.toList()));
    }
}
