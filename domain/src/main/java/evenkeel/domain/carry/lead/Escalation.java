package evenkeel.domain.carry.lead;

import evenkeel.domain.carry.close.TakerSlippage;
import evenkeel.domain.carry.market.Book;
import evenkeel.domain.carry.market.Ticks;
import evenkeel.domain.money.Price;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The order that takes what the attempts left, after the resting one is cancelled and its fill read again.
 *
 * @param duringAttempt which attempt it cuts short, from 1; empty when all are over by then
 * @param limit empty when the book says no price: nothing is sent blindly
 */
public record Escalation(Duration after, Optional<Integer> duringAttempt, Optional<Price> limit, Duration fillTimeout) {
    /** What to do with a lead that has been resting. */
    public enum Decision {
        /** Not enabled, not yet time, or nothing left. */
        REST,
        /** Cancel, confirm, read the fill again, take the remainder. */
        ESCALATE,
        /** It is no longer worth it as a taker: what has filled is a partial fill. */
        STOP
    }

    /** Empty where a lead never takes. */
    public static Optional<Escalation> plan(LeadMarket market, LeadSettings settings, TakerSlippage slippage) {
        if (!settings.escalates()) return Optional.empty();

        Optional<Price> limit = market.book()
                .filter(Book::isValid)
                .flatMap(book -> book.take(market.side()))
                .map(best -> Ticks.taking(best, slippage.escalation(), market.side(), market.tick()));
        return Optional.of(
                new Escalation(settings.escalateAfter(), during(settings), limit, settings.escalationFillTimeout()));
    }

    /** Taking is worth it by what the spread and the value with taker fees say now. */
    public static Decision decide(
            Duration sinceFirstPlacement, LeadProgress progress, boolean isWorthTaking, LeadSettings settings) {
        boolean due = settings.escalates() && sinceFirstPlacement.compareTo(settings.escalateAfter()) >= 0;
        if (!due || progress.isDone()) return Decision.REST;
        return isWorthTaking ? Decision.ESCALATE : Decision.STOP;
    }

    private static Optional<Integer> during(LeadSettings settings) {
        List<AttemptTime> times = AttemptTime.schedule(settings);
        for (int at = 0; at < times.size(); at++) {
            if (times.get(at).contains(settings.escalateAfter())) return Optional.of(at + 1);
        }
        return Optional.empty();
    }
}
