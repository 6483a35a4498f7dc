package evenkeel.activities.ledger;

import evenkeel.domain.ledger.Account;
import evenkeel.domain.ledger.Posting;
import evenkeel.domain.ledger.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** Double entries: transactions, their lines and the accounts that those go to. */
final class Postings {
    private final JdbcTemplate batches;

    Postings(JdbcTemplate batches) {
        this.batches = batches;
    }

    void post(Transaction transaction) {
        UUID id = transaction.id();
        List<Object[]> accounts = new ArrayList<>();
        List<Object[]> entries = new ArrayList<>();
        for (Posting line : transaction.lines()) {
            Account account = line.account();
            accounts.add(
                    new Object[] {account.id(), line.currency(), account.kind().name()});
            entries.add(
                    new Object[] {id, entries.size() + 1, account.id(), line.currency(), Cells.amount(line.amount())});
        }
        batches.batchUpdate(
                "INSERT INTO ledger_account (id, currency, kind) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", accounts);
        batches.update(
                "INSERT INTO ledger_txn (id, cause, source, source_event_id, at) VALUES (?, ?, ?, ?, ?)",
                id,
                transaction.cause().name(),
                transaction.source(),
                transaction.event(),
                Cells.time(transaction.time()));
        batches.batchUpdate(
                "INSERT INTO ledger_entry (txn_id, line, account_id, currency, amount) VALUES (?, ?, ?, ?, ?)",
                entries);
    }
}
