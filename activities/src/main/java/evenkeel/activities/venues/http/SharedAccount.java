package evenkeel.activities.venues.http;

import evenkeel.activities.venues.AccountWire;
import evenkeel.domain.carry.cost.VenueFees;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderReport;
import evenkeel.domain.venue.Balance;
import evenkeel.domain.venue.Fill;
import evenkeel.domain.venue.FundingPayment;
import evenkeel.domain.venue.Position;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * An account that many ask at once for positions and for what was just paid: one look at all of them serves everyone who
 * asked before it began, so that five hundred trades cost a handful of reads. Nobody gets an answer from before his question.
 */
final class SharedAccount implements AccountWire {
    /** What an older time proves, the present one proves too; so it may be a little old. */
    private static final Duration TIME_SERVES = Duration.ofSeconds(2);

    /** What lies further back is read for its own symbol: of all of them it would be too much. */
    private static final Duration JUST_PAID = Duration.ofHours(3);

    private final AccountWire account;
    private final InstantSource clock;
    private final Cached<Instant> time;
    private final Shared<Instant> later;
    private final Shared<Function<String, Position>> positions;
    private final Shared<Payments> payments;
    private volatile Instant lately = Instant.MIN;

    SharedAccount(AccountWire account, InstantSource clock) {
        this.account = account;
        this.clock = clock;
        this.time = new Cached<>(clock, TIME_SERVES, account::venueTime);
        this.later = new Shared<>(clock);
        this.positions = new Shared<>(clock);
        this.payments = new Shared<>(clock);
    }

    /** What was paid since then, of any symbol. */
    private record Payments(Instant since, Optional<Function<String, List<FundingPayment>>> of) {}

    @Override
    public Function<String, Position> positions() {
        return positions.get(any -> true, account::positions);
    }

    @Override
    public Position position(String symbol) {
        return positions().apply(symbol);
    }

    @Override
    public Optional<OrderReport> order(OrderIntent intent) {
        return account.order(intent);
    }

    @Override
    public List<String> openOrders(String symbol) {
        return account.openOrders(symbol);
    }

    @Override
    public List<Fill> fills(String symbol, Instant since) {
        return account.fills(symbol, since);
    }

    @Override
    public BigDecimal leverage(String symbol) {
        return account.leverage(symbol);
    }

    @Override
    public Optional<VenueFees> fees(String symbol) {
        return account.fees(symbol);
    }

    @Override
    public Balance balance() {
        return account.balance();
    }

    @Override
    public List<FundingPayment> funding(String symbol, Instant since, Instant until) {
        Instant now = clock.instant();
        if (since.isBefore(now.minus(JUST_PAID))) return account.funding(symbol, since, until);
        Instant from = since.truncatedTo(ChronoUnit.HOURS); // whoever asks next may ask for a little more
        return payments.get(known -> !known.since().isAfter(since), () -> new Payments(from, account.paidSince(from)))
                .of()
                .map(paid -> within(paid.apply(symbol), since, until))
                .orElseGet(() -> account.funding(symbol, since, until));
    }

    private static List<FundingPayment> within(List<FundingPayment> paid, Instant since, Instant until) {
        return paid.stream()
                .filter(payment ->
                        payment.paidAt().isAfter(since) && !payment.paidAt().isAfter(until))
                .toList();
    }

    @Override
    public Duration fundingKept() {
        return account.fundingKept();
    }

    @Override
    public Instant venueTime() {
        Instant now = time.get();
        lately = now;
        return now;
    }

    /** Where an older reading does not reach, a fresh one may. */
    @Override
    public Instant venueTimePast(Instant enough) {
        Instant known = lately;
        if (known.isAfter(enough)) return known;
        Instant now = later.get(seen -> seen.isAfter(enough), account::venueTime);
        lately = now;
        return now;
    }

    @Override
    public Instant stamp() {
        return account.stamp();
    }

    @Override
    public void verify() {
        account.verify();
    }
}
