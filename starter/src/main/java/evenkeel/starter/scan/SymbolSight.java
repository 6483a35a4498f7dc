package evenkeel.starter.scan;

import evenkeel.domain.carry.market.Books;
import evenkeel.domain.carry.market.Exchange;
import evenkeel.domain.carry.scan.FundingSnapshot;
import evenkeel.domain.carry.scan.PriceSnapshot;
import evenkeel.domain.money.HourlyRate;
import evenkeel.domain.venue.Funding;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** What both venues say of one symbol, each with its own age; looks are numbered. Nobody's price stands for another's. */
record SymbolSight(long number, String symbol, VenueSight lighter, VenueSight x10) {
    VenueSight at(Exchange part) {
        return part == Exchange.LIGHTER ? lighter : x10;
    }

    boolean trades() {
        return lighter.trades() && x10.trades();
    }

    /** Why something is missing; empty when nothing is. */
    String why() {
        return String.join(
                "; ",
                Stream.of(lighter.why(), x10.why())
                        .filter(each -> !each.isEmpty())
                        .toList());
    }

    /** Empty only while neither has a price. */
    Optional<PriceSnapshot> price(Instant now) {
        if (lighter.quote().isEmpty() && x10.quote().isEmpty()) return Optional.empty();
        return Optional.of(new PriceSnapshot(mark(lighter), mark(x10), lighter.age(now), x10.age(now)));
    }

    Optional<FundingSnapshot> funding() {
        return Optional.of(new FundingSnapshot(rate(lighter), rate(x10)));
    }

    Books books(Instant now) {
        return new Books(lighter.book(now), x10.book(now));
    }

    private static Optional<BigDecimal> mark(VenueSight venue) {
        return venue.quote().map(each -> each.mark().value());
    }

    private static Optional<HourlyRate> rate(VenueSight venue) {
        return venue.funding().map(Funding::rate);
    }
}
