package evenkeel.domain.carry;

import evenkeel.domain.carry.market.Books;
import evenkeel.domain.carry.market.Exchange;
import evenkeel.domain.carry.market.Roles;

/** The books of both legs, read at once. */
public record LegBooks(SeenBook lead, SeenBook hedge) {
    public SeenBook of(LegName leg) {
        return switch (leg) {
            case LEAD -> lead;
            case HEDGE -> hedge;
        };
    }

    /** As the rules name them: whichever venues these are, the lead's plays the part that leads. */
    public Books as(Roles roles) {
        return roles.leadExchange() == Exchange.LIGHTER
                ? new Books(lead.book(), hedge.book())
                : new Books(hedge.book(), lead.book());
    }
}
