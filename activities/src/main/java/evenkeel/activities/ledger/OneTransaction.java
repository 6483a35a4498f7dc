package evenkeel.activities.ledger;

import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.ledger.LedgerRule;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs work as one transaction; all of it again, a few times, when it collided with another one. What the database
 * refuses and what it could not be asked become {@link Trouble}. A lost answer to COMMIT is not repeated here: the
 * caller's repeat finds its natural key (F52).
 */
final class OneTransaction {
    private static final int TRIES = 6;
    private static final List<String> RACES = List.of("trade_pkey", "trade_signal_once", "one_owner", "claims_apart");
    private static final Duration FIRST_PAUSE = Duration.ofMillis(5);

    private final TransactionTemplate template;

    OneTransaction(DataSource pool) {
        template = new TransactionTemplate(new JdbcTransactionManager(pool));
    }

    <T> T run(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(work);
            } catch (Trouble refused) {
                throw refused;
            } catch (RuntimeException e) {
                if (!isCollision(e)) throw translated(e);
                if (attempt == TRIES) throw new Trouble(Code.DB_UNREACHABLE, "too many collisions", e);
                pause(attempt);
            }
        }
    }

    private <T> T once(Supplier<T> work) {
        T answer = template.execute(status -> work.get());
        if (answer == null) throw new IllegalStateException("a transaction must answer something");
        return answer;
    }

    /** Whoever lost a race for a symbol, a signal or a trade sees its winner when it looks again. */
    private static boolean isCollision(RuntimeException e) {
        return switch (sqlState(e)) {
            case "40001", "40P01" -> true;
            case "23505", "23P01" -> RACES.contains(constraint(e));
            default -> false;
        };
    }

    /** What a failure means to a caller; itself when it is our own mistake. */
    static RuntimeException translated(RuntimeException e) {
        String state = sqlState(e);
        if (state.isEmpty()) return isOfTheLink(e) ? new Trouble(Code.DB_UNREACHABLE, "no connection", e) : e;
        return switch (state.substring(0, 2)) {
            case "22", "23" -> new Trouble(Code.DB_REFUSED, refusal(e), e);
            // link gone, out of something, lock or statement took too long, shutting down, disk
            case "08", "53", "55", "57", "58", "XX" -> new Trouble(Code.DB_UNREACHABLE, "sql state " + state, e);
            default -> e;
        };
    }

    /** A server never answers without a state: the pool or the driver speaks. */
    private static boolean isOfTheLink(RuntimeException e) {
        return e instanceof TransactionException || cause(e, SQLException.class) != null;
    }

    private static String refusal(RuntimeException e) {
        String constraint = constraint(e);
        String rule = LedgerRule.keptBy(constraint)
                .map(kept -> constraint + ": " + kept.sentence())
                .orElse(constraint);
        return rule + said(e).map(message -> "; " + message.getMessage()).orElse("");
    }

    private static String constraint(RuntimeException e) {
        return said(e).map(ServerErrorMessage::getConstraint).orElse("sql state " + sqlState(e));
    }

    private static Optional<ServerErrorMessage> said(RuntimeException e) {
        return Optional.ofNullable(cause(e, PSQLException.class)).map(PSQLException::getServerErrorMessage);
    }

    private static String sqlState(RuntimeException e) {
        return Optional.ofNullable(cause(e, SQLException.class))
                .map(SQLException::getSQLState)
                .orElse("");
    }

    private static <E extends Throwable> @Nullable E cause(Throwable thrown, Class<E> type) {
        for (Throwable e = thrown; e != null; e = e.getCause()) {
            if (type.isInstance(e)) return type.cast(e);
        }
        return null;
    }

    private static void pause(int attempt) {
        long longest = FIRST_PAUSE.toMillis() << attempt;
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(1, longest));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble(Code.DB_UNREACHABLE, "interrupted", e);
        }
    }
}
