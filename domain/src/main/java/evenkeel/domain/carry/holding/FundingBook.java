package evenkeel.domain.carry.holding;

import evenkeel.domain.funding.FundingCalendar;
import evenkeel.domain.money.Usd;
import evenkeel.domain.venue.FundingPayment;
import java.util.ArrayList;
import java.util.List;

/** INV-6: payments that were booked, each hour of a venue's market once. Their sum does not depend on when one asked. */
public record FundingBook(FundingCalendar calendar, List<FundingPayment> payments) {
    public FundingBook {
        payments = List.copyOf(payments);
    }

    public static FundingBook empty(FundingCalendar calendar) {
        return new FundingBook(calendar, List.of());
    }

    /** The same book when it holds the payment already, by the venue's own id or by its hour. */
    public FundingBook with(FundingPayment payment) {
        if (payments.stream().anyMatch(booked -> isSame(booked, payment))) return this;
        List<FundingPayment> more = new ArrayList<>(payments);
        more.add(payment);
        return new FundingBook(calendar, more);
    }

    public Usd total() {
        return payments.stream().map(FundingPayment::amount).reduce(Usd.ZERO, Usd::plus);
    }

    private boolean isSame(FundingPayment one, FundingPayment other) {
        if (!one.venue().equals(other.venue()) || !one.symbol().equals(other.symbol())) return false;
        boolean sameId = !one.eventId().isEmpty() && one.eventId().equals(other.eventId());
        return sameId || calendar.lastUntil(one.paidAt(), 1).equals(calendar.lastUntil(other.paidAt(), 1));
    }
}
