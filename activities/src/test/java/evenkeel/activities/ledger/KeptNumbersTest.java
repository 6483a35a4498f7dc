package evenkeel.activities.ledger;

import evenkeel.activities.ledger.contract.OrderNumbersContract;
import evenkeel.activities.venues.OrderNumbers;
import evenkeel.activities.venues.numbers.KeptNumbers;
import org.junit.jupiter.api.AfterAll;

class KeptNumbersTest implements OrderNumbersContract {
    private static final LedgerDatabase DATABASE = LedgerServer.open(LedgerServer.emptyDatabase());

    @Override
    public OrderNumbers numbers() {
        return new KeptNumbers(DATABASE.dataSource());
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }
}
