package evenkeel.domain.venue;

import evenkeel.domain.money.Dollars;
import evenkeel.domain.money.Usd;
import java.time.Instant;

/**
 * A payment as the venue booked it. Positive is received. {@code eventId} is the venue's own and never repeats;
 * {@code currency} counts as dollars.
 */
public record FundingPayment(String venue, String symbol, String eventId, Instant paidAt, Usd amount, String currency) {
    public FundingPayment {
        if (!Dollars.include(currency)) {
            throw new IllegalArgumentException("funding is paid in dollars, was " + currency);
        }
    }

    public FundingPayment(String venue, String symbol, String eventId, Instant paidAt, Usd amount) {
        this(venue, symbol, eventId, paidAt, amount, Dollars.UNNAMED);
    }

    public FundingPayment of(Usd changed) {
        return new FundingPayment(venue, symbol, eventId, paidAt, changed, currency);
    }

    public FundingPayment at(Instant time) {
        return new FundingPayment(venue, symbol, eventId, time, amount, currency);
    }
}
