package evenkeel.activities.venues.http;

import evenkeel.activities.venues.AccountWire;
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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An account whose positions many ask for at once: one look at all of them serves everyone who asked before it began, so
 * that five hundred trades which resume cost a handful of reads. Nobody gets an answer from before his question.
 */
final class SharedPositions implements AccountWire {
    /** What an older time proves, the present one proves too; so it may be a little old. */
    private static final Duration TIME_SERVES = Duration.ofSeconds(2);

    private final AccountWire account;
    private final InstantSource clock;
    private final Cached<Instant> time;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile Instant lately = Instant.MIN;
    private @Nullable Look last;

    SharedPositions(AccountWire account, InstantSource clock) {
        this.account = account;
        this.clock = clock;
        this.time = new Cached<>(clock, TIME_SERVES, account::venueTime);
    }

    private record Look(Instant begun, Function<String, Position> seen) {}

    @Override
    public Function<String, Position> positions() {
        Instant asked = clock.instant();
        looking.lock();
        try {
            Look known = last;
            if (known != null && !known.begun().isBefore(asked)) return known.seen();
            Instant begun = clock.instant();
            Look now = new Look(begun, account.positions());
            last = now;
            return now.seen();
        } finally {
            looking.unlock();
        }
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
    public Balance balance() {
        return account.balance();
    }

    @Override
    public List<FundingPayment> funding(String symbol, Instant since, Instant until) {
        return account.funding(symbol, since, until);
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

    @Override
    public Instant venueTimePast(Instant enough) {
        Instant known = lately;
        return known.isAfter(enough) ? known : venueTime();
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
