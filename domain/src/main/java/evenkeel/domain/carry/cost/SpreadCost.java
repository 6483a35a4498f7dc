package evenkeel.domain.carry.cost;

import evenkeel.domain.carry.market.Book;
import evenkeel.domain.carry.market.Books;
import evenkeel.domain.carry.market.Direction;
import evenkeel.domain.carry.market.Exchange;
import evenkeel.domain.money.Decimals;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Usd;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What crossing the books costs in dollars; negative is a gain.
 *
 * @param exitSpreadCost of crossing on the way out, as often as resting fails; zero unless asked for
 * @param source what the entry's part was reckoned by
 */
public record SpreadCost(Source source, Usd entrySpreadCost, Usd exitSpreadCost, Usd spreadCost) {
    public enum Source {
        QUOTES,
        MARKS,
        /** Nobody quotes: half of what the spread may be. */
        LIMIT
    }

    /** What both venues show; the marks are for when a quote is missing. */
    public record Prices(Books books, Optional<Price> lighterMark, Optional<Price> x10Mark) {
        Optional<Price> mark(Exchange exchange) {
            return exchange == Exchange.LIGHTER ? lighterMark : x10Mark;
        }

        /** As it is for looking: the marks' average. */
        Optional<Price> mid() {
            return lighterMark.flatMap(lighter -> x10Mark.map(lighter::midTo));
        }
    }

    static SpreadCost of(Usd notional, Direction direction, Prices prices, ExitFees exit, CostSettings settings) {
        Usd byLimit = notional.times(settings.spread().base().divide(BigDecimal.TWO, Decimals.DIVISION));
        var buyAt = prices.books().entryQuote(direction.buys(), direction);
        var sellAt = prices.books().entryQuote(direction.sells(), direction);
        var byQuotes = crossing(notional, buyAt, sellAt);
        var byMarks = crossing(notional, prices.mark(direction.buys()), prices.mark(direction.sells()));
        Source source = byQuotes.isPresent() ? Source.QUOTES : byMarks.isPresent() ? Source.MARKS : Source.LIMIT;
        Usd entry = byQuotes.or(() -> byMarks).orElse(byLimit);
        Usd leaving = settings.spreadCost().includeExitSpread()
                ? leaving(notional, prices, exit).orElse(byLimit)
                : Usd.ZERO;
        return new SpreadCost(source, entry, leaving, entry.plus(leaving));
    }

    private static Optional<Usd> crossing(Usd notional, Optional<Price> buyAt, Optional<Price> sellAt) {
        return buyAt.flatMap(ask -> sellAt.map(bid -> new Usd(
                ask.value().subtract(bid.value()).multiply(notional.value()).divide(ask.value(), Decimals.DIVISION))));
    }

    private static Optional<Usd> leaving(Usd notional, Prices prices, ExitFees exit) {
        var lighter = prices.books().lighter().flatMap(SpreadCost::halfSpread);
        var x10 = prices.books().x10().flatMap(SpreadCost::halfSpread);
        if (lighter.isEmpty() || x10.isEmpty() || prices.mid().isEmpty()) return Optional.empty();

        BigDecimal crossed = lighter.get()
                .multiply(BigDecimal.ONE.subtract(exit.lighterMakerFillProbability()))
                .add(x10.get().multiply(BigDecimal.ONE.subtract(exit.x10MakerFillProbability())));
        BigDecimal mid = prices.mid().get().value();
        return Optional.of(new Usd(crossed.multiply(notional.value()).divide(mid, Decimals.DIVISION)));
    }

    private static Optional<BigDecimal> halfSpread(Book book) {
        return book.ask()
                .flatMap(ask -> book.bid()
                        .map(bid -> ask.value().subtract(bid.value()).divide(BigDecimal.TWO, Decimals.DIVISION)));
    }
}
