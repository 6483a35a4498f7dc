package evenkeel.local.explain;

import evenkeel.config.carry.StreamLife;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.carry.accounts.OrderCount;
import evenkeel.domain.carry.exit.CloseAnswer;
import evenkeel.domain.carry.exit.ExitCode;
import evenkeel.domain.carry.holding.CumulativeFunding;
import evenkeel.domain.carry.reconcile.QuantityConflict;
import evenkeel.domain.carry.risk.Drawdown;
import evenkeel.domain.carry.risk.FreeMargin;
import evenkeel.domain.carry.risk.RiskLimits;
import evenkeel.domain.money.HourlyRate;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is written for rules that take their facts one by one. */
final class Facts {
    private Facts() {}

    /** Both accounts, and the most that they were ever worth together; one that could not be read is none. */
    record Accounts(Optional<FreeMargin.Account> lead, Optional<FreeMargin.Account> hedge, Usd peak) {
        Standing weigh(RiskLimits limits) {
            Optional<Usd> equity =
                    lead.flatMap(one -> hedge.map(other -> one.equity().plus(other.equity())));
            return new Standing(
                    FreeMargin.of(lead, hedge, limits), equity.map(total -> Drawdown.of(peak, total, limits)));
        }
    }

    record Standing(FreeMargin freeMargin, Optional<Drawdown> drawdown) {
        String decision() {
            boolean lost = drawdown.map(Drawdown::pauses).orElse(false);
            if (lost) return "PAUSE_UNTIL_RELEASED";
            return freeMargin.verdict().name();
        }
    }

    /** What both venues hold of a symbol, whichever way round. */
    record Held(Quantity lighter, Quantity x10, Price price) {
        QuantityConflict compare() {
            return QuantityConflict.of(lighter, x10, price);
        }
    }

    /** What is booked, and the sum that the venue tells. */
    record FundingSum(Usd booked, Usd cumulative) {
        CumulativeFunding compare() {
            return CumulativeFunding.of(booked, cumulative);
        }
    }

    /** A rate as a venue tells it, and for how many hours it speaks. */
    record TellingRate(BigDecimal rate, int hours) {
        TellingRate {
            if (hours < 1) throw new IllegalArgumentException("hours count from 1, was " + hours);
        }

        YearlyRate spread() {
            HourlyRate hourly = HourlyRate.spread(rate, hours);
            return new YearlyRate(hourly, hourly.annualised());
        }
    }

    record YearlyRate(HourlyRate hourly, BigDecimal apy) {
        String decision() {
            return switch (apy.signum()) {
                case 1 -> "LONGS_PAY";
                case 0 -> "NOBODY_PAYS";
                default -> "SHORTS_PAY";
            };
        }
    }

    /** Everything that a venue told of one order, in the order in which it came. */
    record OrderReports(List<OrderCount.Cumulative> reports) {
        Counted count() {
            var added = new ArrayList<OrderCount.Difference>();
            OrderCount count = OrderCount.NOTHING;
            for (OrderCount.Cumulative report : reports) {
                OrderCount.Difference difference = count.difference(report);
                added.add(difference);
                count = count.plus(difference);
            }
            return new Counted(List.copyOf(added), count);
        }
    }

    record Counted(List<OrderCount.Difference> differences, OrderCount total) {}

    /** A request to close for a reason, and what a trade is at by then; a close that runs has its own reason. */
    record CloseRequest(TradeStatus status, Optional<ExitCode> running, ExitCode asked) {
        CloseRequest {
            if (!asked.leaves()) throw new IllegalArgumentException("asked: nothing is closed by " + asked);
        }

        CloseAnswer answer() {
            return CloseAnswer.of(status, running, asked);
        }
    }

    /** How often a stream has failed to come back so far, one number for each pause that one wants to know. */
    record Breaks(List<Integer> failures) {
        Pauses pauses(StreamLife streams) {
            return new Pauses(
                    failures.stream().map(count -> Pause.of(count, streams)).toList());
        }
    }

    record Pauses(List<Pause> pauses) {}

    record Pause(int failures, Duration pause, Duration shortest, Duration longest) {
        static Pause of(int failures, StreamLife streams) {
            StreamLife.Jittered varied = streams.jittered(failures);
            return new Pause(failures, streams.pauseAfter(failures), varied.shortest(), varied.longest());
        }
    }
}
