package evenkeel.activities.ledger;

import evenkeel.activities.ledger.contract.DutiesContract;
import org.junit.jupiter.api.AfterAll;

class PostgresDutiesTest implements DutiesContract {
    private static final LedgerDatabase DATABASE = LedgerServer.open(LedgerServer.emptyDatabase());

    @Override
    public Duties duties() {
        return DATABASE.duties();
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }
}
