package evenkeel.domain.carry;

import evenkeel.domain.funding.FundingCalendar;
import evenkeel.domain.money.Usd;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** Whether to leave a held trade. One decision per look; the first rule that fires wins, emergencies before the rest. */
public final class ExitRules {
    private ExitRules() {}

    public static Optional<CloseReason> decide(HeldCarry held, Snapshot now, Instant at) {
        CarryRules.Exit rules = held.terms().rules().exit();
        if (brokenHedge(held, now)) return Optional.of(CloseReason.BROKEN_HEDGE);
        Usd pnl = held.pnl(now);
        if (pnl.negate().exceeds(rules.lossLimit())) return Optional.of(CloseReason.LOSS_LIMIT);

        long age = hoursHeld(held, at);
        if (age < rules.minHoldHours()) return Optional.empty();
        if (flipped(held, now, rules.minNetApy())) return Optional.of(CloseReason.FUNDING_FLIP);
        if (pnl.exceeds(rules.takeProfit())) return Optional.of(CloseReason.TAKE_PROFIT);
        if (age >= rules.maxHoldHours()) return Optional.of(CloseReason.MAX_HOLD);
        return Optional.empty();
    }

    private static boolean brokenHedge(HeldCarry held, Snapshot now) {
        CarryTerms terms = held.terms();
        return !now.holdings().shows(terms.lead(), held.opened().lead().quantity())
                || !now.holdings().shows(terms.hedge(), held.opened().hedge().quantity());
    }

    private static boolean flipped(HeldCarry held, Snapshot now, BigDecimal floor) {
        return held.netApy(now).compareTo(floor) < 0;
    }

    /** Full hours of the calendar that have struck since: an age that does not depend on how late a machine looked. */
    private static long hoursHeld(HeldCarry held, Instant at) {
        return new FundingCalendar(held.terms().fundingHour()).payments(held.openedAt(), at, 1);
    }
}
