package evenkeel.workflows.carry;

import evenkeel.domain.carry.HeldCarry;
import evenkeel.domain.funding.FundingCalendar;
import evenkeel.domain.money.Usd;
import evenkeel.workflows.ports.Accounts;
import evenkeel.workflows.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;

/** What both venues pay the trade: booked as it falls due, and once more when the trade has been left. */
record TradeFunding(Standing standing, Accounts accounts, Timeline time) {
    private static final int LAST_READS = 8;
    private static final Duration BETWEEN_READS = Duration.ofSeconds(1);

    HeldCarry book(HeldCarry held, Instant until) {
        return held.paid(accounts.bookFunding(trade(), standing.legs(), held.fundedUntil(), until));
    }

    Usd since(Instant since) {
        return accounts.bookFunding(trade(), standing.legs(), since, time.now()).total();
    }

    /** Venues book a payment some seconds after its hour; what comes later still is the funding recorder's. */
    HeldCarry paidUntilNow(HeldCarry trade) {
        Instant closed = time.now();
        HeldCarry held = trade;
        for (int read = 1; ; read++) {
            held = book(held, closed);
            if (!held.fundedUntil().isBefore(closed) || read == LAST_READS) return held;
            time.pause(BETWEEN_READS, "venues book the last funding");
        }
    }

    Instant nextOf(HeldCarry held) {
        return new FundingCalendar(standing.terms().fundingHour())
                .nextAfter(
                        held.fundedUntil(), standing.legs().lead().instrument().fundingIntervalHours());
    }

    private String trade() {
        return standing.terms().trade();
    }
}
