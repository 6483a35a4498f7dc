package evenkeel.activities.venues.numbers;

import evenkeel.activities.venues.OrderNumbers;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Numbers of orders as rows in PostgreSQL that are only ever added. */
public final class KeptNumbers implements OrderNumbers {
    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    public KeptNumbers(DataSource pool) {
        sql = JdbcClient.create(pool);
        transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
        // each statement sees what others have committed by then: whoever loses a race finds its winner
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
    }

    @Override
    public long numberOf(String venue, String clientId) {
        return alone(() -> known(venue, clientId).orElseGet(() -> given(venue, clientId)));
    }

    @Override
    public Map<Long, String> clientIds(String venue, Collection<Long> numbers) {
        if (numbers.isEmpty()) return Map.of();
        return alone(() -> sql
                .sql("SELECT number, client_order_id FROM order_number WHERE venue = :venue AND number IN (:numbers)")
                .param("venue", venue)
                .param("numbers", numbers)
                .query((row, n) -> Map.entry(row.getLong("number"), row.getString("client_order_id")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** The first candidate that nobody has. */
    private long given(String venue, String clientId) {
        PrimitiveIterator.OfLong candidates = OrderNumbers.candidates(clientId).iterator();
        while (candidates.hasNext()) {
            long candidate = candidates.nextLong();
            if (add(venue, clientId, candidate)) return candidate;
            Optional<Long> byAnother = known(venue, clientId);
            if (byAnother.isPresent()) return byAnother.get();
        }
        throw new Trouble(Code.DB_REFUSED, "every number of " + clientId + " at " + venue + " is taken");
    }

    private boolean add(String venue, String clientId, long number) {
        int added = sql.sql("""
                        INSERT INTO order_number (venue, number, client_order_id)
                        VALUES (:venue, :number, :id) ON CONFLICT DO NOTHING
                        """)
                .param("venue", venue)
                .param("number", number)
                .param("id", clientId)
                .update();
        return added == 1;
    }

    private Optional<Long> known(String venue, String clientId) {
        return sql.sql("SELECT number FROM order_number WHERE venue = :venue AND client_order_id = :id")
                .param("venue", venue)
                .param("id", clientId)
                .query(Long.class)
                .optional();
    }

    private <T> T alone(Supplier<T> work) {
        try {
            T answer = transaction.execute(status -> work.get());
            if (answer == null) throw new IllegalStateException("a transaction must answer something");
            return answer;
        } catch (DataAccessException | TransactionException e) {
            throw new Trouble(Code.DB_UNREACHABLE, "the numbers of orders cannot be read or kept", e);
        }
    }
}
