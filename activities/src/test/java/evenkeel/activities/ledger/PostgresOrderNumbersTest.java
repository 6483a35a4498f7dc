package evenkeel.activities.ledger;

import evenkeel.activities.ledger.contract.OrderNumbersContract;
import evenkeel.activities.venues.OrderNumbers;
import org.junit.jupiter.api.AfterAll;

class PostgresOrderNumbersTest implements OrderNumbersContract {
    private static final LedgerDatabase DATABASE = LedgerServer.open(LedgerServer.emptyDatabase());

    @Override
    public OrderNumbers numbers() {
        return new PostgresOrderNumbers(DATABASE.dataSource());
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }
}
