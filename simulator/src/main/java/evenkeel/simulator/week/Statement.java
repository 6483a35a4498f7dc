package evenkeel.simulator.week;

import evenkeel.domain.money.Usd;
import java.math.RoundingMode;
import java.util.stream.Stream;

/**
 * One venue's account: what our ledger says of it, what the venue's own fills and payments come to, and by how much the
 * balance has changed. The three know nothing of each other.
 */
public record Statement(String venue, Attribution ledger, Attribution account, Usd balanceChange) {
    /** How much more the ledger says than the venue. */
    public Attribution difference() {
        return ledger.minus(account);
    }

    /** How much more the ledger says than the balance. */
    public Usd gap() {
        return ledger.net().minus(balanceChange);
    }

    /** Nothing is apart by half a cent. */
    public boolean agrees() {
        Attribution apart = difference();
        return Stream.of(apart.price(), apart.funding(), apart.fees(), gap()).allMatch(Statement::isNoCent);
    }

    private static boolean isNoCent(Usd amount) {
        return amount.value().setScale(2, RoundingMode.HALF_EVEN).signum() == 0;
    }
}
