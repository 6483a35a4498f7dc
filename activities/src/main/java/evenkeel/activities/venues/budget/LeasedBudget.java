package evenkeel.activities.venues.budget;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * A process's part of a shared budget. It leases blocks, so that not every call is a transaction; a block is good until its
 * window ends, so a holder that died gives back what it had by then. Tokens leased for a less urgent call serve every more
 * urgent one, never the other way round.
 */
public final class LeasedBudget implements Budget {
    private static final Logger LOG = LoggerFactory.getLogger(LeasedBudget.class);
    /** A window is leased in so many blocks at least: what one holder keeps from the others is small. */
    private static final int BLOCKS = 50;

    private static final List<Urgency> LEAST_URGENT_FIRST =
            List.of(Urgency.values()).reversed();

    private final TokenLedger ledger;
    private final Allowance allowance;
    private final LongSupplier nanos;
    private final int block;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Urgency, Integer> leased = new EnumMap<>(Urgency.class);
    private long endsNanos;
    private long quietUntilNanos;
    private int knownTaken;

    /** Shared with every process that has the same database. */
    public LeasedBudget(DataSource pool, Payer payer, Allowance allowance) {
        this(new PostgresTokens(pool, payer, allowance.window()), allowance, System::nanoTime);
    }

    /** Goes by a clock of nanoseconds that is steady. */
    public LeasedBudget(TokenLedger ledger, Allowance allowance, LongSupplier nanos) {
        this.ledger = ledger;
        this.allowance = allowance;
        this.nanos = nanos;
        this.endsNanos = nanos.getAsLong();
        this.quietUntilNanos = endsNanos;
        this.block = Math.max(1, allowance.tokens() / BLOCKS);
    }

    @Override
    public boolean take(Urgency urgency, int weight) {
        lock.lock();
        try {
            if (hasPassed(endsNanos)) leased.clear();
            if (urgency == Urgency.EXIT) return counted(weight);
            return hasPassed(quietUntilNanos) && (spend(urgency, weight) || lease(urgency, weight));
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("the rate budget cannot be read, only exits and cancels go out: {}", e.toString());
            return urgency.compareTo(Urgency.CANCEL) <= 0;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void venueCounts(int used) {
        quietly(() -> {
            if (used <= knownTaken && !hasPassed(endsNanos)) return; // ours are counted before they are sent
            learn(ledger.raiseTo(used));
        });
    }

    @Override
    public void keepQuiet(Duration length) {
        quietly(() -> {
            leased.clear();
            learn(ledger.quieten(length));
        });
    }

    private boolean counted(int weight) {
        if (!spend(Urgency.EXIT, weight)) learn(ledger.force(weight).window());
        return true;
    }

    private boolean lease(Urgency urgency, int weight) {
        int ceiling = urgency.ceiling(allowance.tokens());
        TokenLedger.Lease lease = ledger.lease(weight, Math.max(block, weight), ceiling);
        learn(lease.window());
        leased.merge(urgency, lease.tokens(), Integer::sum);
        return spend(urgency, weight);
    }

    /** The least urgent tokens go first. */
    private boolean spend(Urgency urgency, int weight) {
        for (Urgency from : LEAST_URGENT_FIRST) {
            int left = leased.getOrDefault(from, 0);
            if (from.compareTo(urgency) < 0 || left < weight) continue;
            leased.put(from, left - weight);
            return true;
        }
        return false;
    }

    private void learn(TokenLedger.Window window) {
        long now = nanos.getAsLong();
        if (hasPassed(endsNanos)) leased.clear();
        endsNanos = now + window.left().toNanos();
        quietUntilNanos = now + window.quiet().toNanos();
        knownTaken = window.taken();
    }

    /** What the venue tells is worth less than the answer that brought it. */
    private void quietly(Runnable work) {
        lock.lock();
        try {
            work.run();
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("the rate budget cannot be written: {}", e.toString());
        } finally {
            lock.unlock();
        }
    }

    private boolean hasPassed(long instant) {
        return nanos.getAsLong() - instant >= 0;
    }
}
