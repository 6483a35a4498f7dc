package evenkeel.domain.ledger;

import evenkeel.domain.money.Usd;
import evenkeel.domain.venue.FundingPayment;
import java.util.List;

/**
 * A row that a payment has in the books. Odd revisions say what the venue paid, an even one takes the row before it back;
 * so all rows of a payment sum to what the venue says now.
 */
public record FundingEntry(FundingPayment payment, int revision) {
    /** What has to be booked when a venue shows the payment: one row at first, nothing again, two when it has changed it. */
    public static List<FundingEntry> of(List<FundingEntry> booked, FundingPayment shown) {
        FundingPayment atLedgerTime = shown.at(LedgerTime.of(shown.paidAt()));
        if (booked.isEmpty()) return List.of(new FundingEntry(atLedgerTime, 1));

        FundingEntry last = booked.getLast();
        FundingPayment was = last.payment();
        if (was.amount().equals(shown.amount()) && was.currency().equals(shown.currency())) return List.of();
        return List.of(
                new FundingEntry(was.of(was.amount().negate()), last.revision() + 1),
                new FundingEntry(atLedgerTime.at(was.paidAt()), last.revision() + 2));
    }

    public Usd amount() {
        return payment.amount();
    }

    /** The name of this row among all of its venue. */
    public String event() {
        String paid = payment.symbol() + "/" + payment.eventId();
        return revision == 1 ? paid : paid + "/" + revision;
    }
}
