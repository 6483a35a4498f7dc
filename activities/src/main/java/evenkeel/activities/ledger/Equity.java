package evenkeel.activities.ledger;

import evenkeel.domain.money.Usd;
import java.time.Instant;

/** What all accounts were worth at most, for ever: deposits and withdrawals move it with them. */
public interface Equity {
    /** Keeps what they are worth now and answers the peak. A drawdown that a person has released begins a new one. */
    Usd peak(Usd equity, Instant at);
}
