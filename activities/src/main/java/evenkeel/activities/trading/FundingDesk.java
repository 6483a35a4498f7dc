package evenkeel.activities.trading;

import evenkeel.activities.ledger.Books;
import evenkeel.domain.carry.Alert;
import evenkeel.domain.carry.CarryTerms.Leg;
import evenkeel.domain.code.Code;
import evenkeel.domain.ledger.FundingNews;
import evenkeel.domain.venue.FundingPayment;
import java.time.Instant;

/** Books what a venue shows of its payments. One that it had shown differently is told of. */
final class FundingDesk {
    private final Books books;

    FundingDesk(Books books) {
        this.books = books;
    }

    FundingNews book(String trade, Leg leg, FundingPayment payment, Instant now) {
        FundingNews news = books.bookFunding(trade, leg.name().slot(), payment);
        if (news == FundingNews.RESTATED) tell(Code.REC_FUNDING_RESTATED, trade, payment, now);
        return news;
    }

    /** The amount is in the key: a payment that is changed twice is told of twice. */
    void tell(Code code, String trade, FundingPayment payment, Instant now) {
        String key = String.join(
                "/",
                trade,
                code.word(),
                payment.venue(),
                payment.eventId(),
                payment.amount().toString());
        String text = payment.venue() + " says that it paid " + payment.amount() + " " + payment.currency() + " for "
                + payment.symbol() + " at " + payment.paidAt();
        boolean unused = books.raise(new Alert(key, Alert.Severity.WARNING, code.id(), trade, text), now);
    }
}
