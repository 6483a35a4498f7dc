package evenkeel.domain.carry.entry;

import evenkeel.domain.carry.hedge.HedgeMarket;
import evenkeel.domain.carry.hedge.HedgeProgress;
import evenkeel.domain.carry.hedge.SlippageGuard;
import evenkeel.domain.carry.lead.LeadMarket;
import evenkeel.domain.carry.lead.LeadProgress;
import evenkeel.domain.carry.market.Book;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** What is known of an entry, as far as it has come: what is absent is not asked about. */
public record EntryInputs(
        Optional<PreflightInputs> preflight,
        Optional<LeadMarket> leadMarket,
        Optional<RestingLead> restingLead,
        Optional<FilledLead> filledLead,
        Optional<SlippageGuard.Inputs> guard,
        Optional<HedgeMarket> hedgeMarket,
        Optional<NextTry> nextTry,
        Optional<HedgeProgress.Inputs> hedge,
        Optional<Verification.Inputs> verification,
        Optional<Rollback.Inputs> rollback,
        Optional<PricedOrder> order,
        Optional<PricedFill> fill) {
    /**
     * A lead whose order is live.
     *
     * @param hedgeBook empty when it could not be read
     * @param taking what taking would be worth; a lead that is due but cannot be weighed stops
     */
    public record RestingLead(
            LeadProgress progress,
            Duration sinceFirstPlacement,
            Side hedgeSide,
            Optional<Book> hedgeBook,
            Optional<TakingWorth.Inputs> taking) {}

    /** An order about to be sent, and the venue's mark; a mark that is not known is absent. */
    public record PricedOrder(Price limit, Optional<Price> mark) {}

    /** A fill against what the opportunity said. */
    public record PricedFill(Side side, Price reference, Price fill) {}

    /** A lead that has filled, before its hedge. */
    public record FilledLead(Quantity filled, Side hedgeSide, Optional<Book> hedgeBook, BigDecimal lot) {}

    /** Two tries of the hedge: what the base price was and is, and the spread of the book as a fraction. */
    public record NextTry(Price previousBase, Price base, BigDecimal bookSpread) {}
}
