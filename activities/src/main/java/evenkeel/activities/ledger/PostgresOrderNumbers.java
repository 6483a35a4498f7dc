package evenkeel.activities.ledger;

import evenkeel.activities.venues.OrderNumbers;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Numbers of orders as rows that are only ever added. */
public final class PostgresOrderNumbers implements OrderNumbers {
    private final OneTransaction one;
    private final JdbcClient sql;

    public PostgresOrderNumbers(DataSource pool) {
        one = new OneTransaction(pool);
        sql = JdbcClient.create(pool);
    }

    @Override
    public long numberOf(String venue, String clientId) {
        return one.run(() -> known(venue, clientId).orElseGet(() -> given(venue, clientId)));
    }

    @Override
    public Map<Long, String> clientIds(String venue, Collection<Long> numbers) {
        if (numbers.isEmpty()) return Map.of();
        return one.run(
                () -> sql
                        .sql("SELECT number, client_order_id FROM order_number WHERE venue = :venue AND number IN (:numbers)")
                        .param("venue", venue)
                        .param("numbers", numbers)
                        .query((row, n) -> Map.entry(row.getLong("number"), row.getString("client_order_id")))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** The first candidate that nobody has. Whoever gives the same order a number meanwhile is found by the next look. */
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
        return sql.sql("""
                                INSERT INTO order_number (venue, number, client_order_id)
                                VALUES (:venue, :number, :id) ON CONFLICT DO NOTHING
                                """)
                        .param("venue", venue)
                        .param("number", number)
                        .param("id", clientId)
                        .update()
                == 1;
    }

    private Optional<Long> known(String venue, String clientId) {
        return sql.sql("SELECT number FROM order_number WHERE venue = :venue AND client_order_id = :id")
                .param("venue", venue)
                .param("id", clientId)
                .query(Long.class)
                .optional();
    }
}
