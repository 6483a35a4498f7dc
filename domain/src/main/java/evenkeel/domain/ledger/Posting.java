package evenkeel.domain.ledger;

import evenkeel.domain.money.Decimals;
import java.math.BigDecimal;

/** One line of a transaction. The sign is the account's: {@link Account.Kind}. */
public record Posting(Account account, String currency, BigDecimal amount) {
    /** No amount of ours needs more; a declared scale would round in silence. */
    public static final int MAX_DECIMALS = 18;

    public Posting {
        amount = exact(amount);
        if (amount.signum() == 0) throw new IllegalArgumentException("a posting of nothing to " + account.id());
        if (currency.isBlank()) throw new IllegalArgumentException("a posting needs a currency: " + account.id());
    }

    /** The amount in its one spelling; refused when the books could only hold it rounded. */
    public static BigDecimal exact(BigDecimal amount) {
        BigDecimal normal = Decimals.normal(amount);
        if (normal.scale() > MAX_DECIMALS) throw LedgerRule.AMOUNT_EXACT.broken(normal.toPlainString());
        return normal;
    }
}
