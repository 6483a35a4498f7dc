package evenkeel.domain.venue;

import evenkeel.domain.money.Usd;
import java.time.Instant;

/** A payment as the venue booked it. Positive is received. {@code eventId} is the venue's own and never repeats. */
public record FundingPayment(String venue, String symbol, String eventId, Instant paidAt, Usd amount) {}
