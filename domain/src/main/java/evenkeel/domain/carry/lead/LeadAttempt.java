package evenkeel.domain.carry.lead;

import evenkeel.domain.carry.depth.SmartPricing;
import evenkeel.domain.order.TimeInForce;
import java.util.List;
import java.util.stream.IntStream;

/** One attempt as it would be placed into the market as it is now. Counted from 1. */
public record LeadAttempt(int number, AttemptTime time, MakerPrice price, TimeInForce timeInForce) {
    public static List<LeadAttempt> plan(LeadMarket market, LeadSettings settings, SmartPricing smart) {
        List<AttemptTime> times = AttemptTime.schedule(settings);
        return IntStream.range(0, times.size())
                .mapToObj(at -> new LeadAttempt(
                        at + 1,
                        times.get(at),
                        MakerPrice.of(market, at, settings, smart),
                        timeInForce(at + 1, settings)))
                .toList();
    }

    /** Only the last attempt may take what crosses it, and only where that is allowed. */
    private static TimeInForce timeInForce(int number, LeadSettings settings) {
        boolean mayTake = number == settings.attempts() && !settings.forcePostOnly();
        return mayTake ? TimeInForce.GTC : TimeInForce.POST_ONLY;
    }
}
