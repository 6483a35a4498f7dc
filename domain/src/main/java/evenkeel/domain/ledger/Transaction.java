package evenkeel.domain.ledger;

import evenkeel.domain.ledger.Account.Kind;
import evenkeel.domain.order.OrderKey;
import evenkeel.domain.venue.Fill;
import evenkeel.domain.venue.FundingPayment;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What one event at a venue moved. Its lines sum to zero in every currency; source and event name it, so that the same
 * event is booked once.
 */
public record Transaction(Cause cause, String source, String event, Instant time, List<Posting> lines) {
    /** What happened. */
    public enum Cause {
        FILL,
        FUNDING
    }

    public Transaction {
        lines = List.copyOf(lines);
        if (lines.size() < 2) throw new IllegalArgumentException("a transaction needs two lines, had " + lines.size());
        sums(lines).forEach((currency, sum) -> {
            if (sum.signum() != 0) {
                throw new IllegalArgumentException(
                        "a transaction must balance, was " + sum.toPlainString() + " " + currency);
            }
        });
    }

    /** Position against counter in the base asset, proceeds against counter in what was paid, the fee in its own currency. */
    public static Transaction of(OrderKey order, Fill fill) {
        BigDecimal bought = fill.side().signed(fill.quantity());
        BigDecimal paid = bought.multiply(fill.price().value());
        Account counter = Account.ofVenue(Kind.COUNTER, fill.venue());
        List<Posting> lines = new ArrayList<>(6);
        move(lines, Account.ofLeg(Kind.POSITION, order.trade(), order.leg()), counter, fill.symbol(), bought);
        move(lines, Account.ofLeg(Kind.PROCEEDS, order.trade(), order.leg()), counter, fill.quote(), paid.negate());
        if (!fill.fee().isZero()) {
            Account cash = Account.ofVenue(Kind.CASH, fill.venue());
            Account fees = Account.ofLeg(Kind.FEES, order.trade(), order.leg());
            move(lines, fees, cash, fill.fee().currency(), fill.fee().value());
        }
        String event = fill.symbol() + "/" + fill.tradeId();
        return new Transaction(Cause.FILL, "fill@" + fill.venue(), event, fill.venueTime(), lines);
    }

    /** Cash against the leg's funding; nothing to book when nothing was paid. */
    public static Optional<Transaction> of(String trade, String leg, FundingEntry entry) {
        FundingPayment payment = entry.payment();
        if (payment.amount().isZero()) return Optional.empty();
        List<Posting> lines = new ArrayList<>(2);
        Account cash = Account.ofVenue(Kind.CASH, payment.venue());
        Account funding = Account.ofLeg(Kind.FUNDING, trade, leg);
        move(lines, cash, funding, payment.currency(), payment.amount().value());
        return Optional.of(
                new Transaction(Cause.FUNDING, "funding@" + payment.venue(), entry.event(), payment.paidAt(), lines));
    }

    /** A function of source and event, so that every repeat names the same transaction. */
    public UUID id() {
        return UUID.nameUUIDFromBytes((source + "|" + event).getBytes(StandardCharsets.UTF_8));
    }

    /** Sum of the lines per currency. */
    public static Map<String, BigDecimal> sums(List<Posting> lines) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        for (Posting line : lines) sums.merge(line.currency(), line.amount(), BigDecimal::add);
        return sums;
    }

    private static void move(List<Posting> lines, Account to, Account from, String currency, BigDecimal amount) {
        lines.add(new Posting(to, currency, amount));
        lines.add(new Posting(from, currency, amount.negate()));
    }
}
