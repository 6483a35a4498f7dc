package evenkeel.workflows.durable;

import evenkeel.domain.carry.Admission;
import evenkeel.domain.carry.Alert;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.Correction;
import evenkeel.domain.carry.FundingBooked;
import evenkeel.domain.carry.Holdings;
import evenkeel.domain.carry.LegFill;
import evenkeel.domain.carry.LegGround;
import evenkeel.domain.carry.Levered;
import evenkeel.domain.carry.Priced;
import evenkeel.domain.carry.Recovered;
import evenkeel.domain.carry.Room;
import evenkeel.domain.carry.SeenBook;
import evenkeel.domain.carry.SeenPosition;
import evenkeel.domain.carry.TradeDecision;
import evenkeel.domain.carry.TradeEvent;
import evenkeel.domain.carry.TradeFigures;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.carry.TradeStep;
import evenkeel.domain.carry.VenueEntries;
import evenkeel.domain.carry.VenueExits;
import evenkeel.domain.carry.Watched;
import evenkeel.domain.carry.Watching;
import evenkeel.domain.carry.entry.EntryAttempt;
import evenkeel.domain.carry.risk.Pause;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderOutcome;
import evenkeel.domain.order.OrderProgress;
import evenkeel.domain.order.Reread;
import evenkeel.domain.order.Settlement;
import evenkeel.workflows.ports.Accounts;
import evenkeel.workflows.ports.Alerts;
import evenkeel.workflows.ports.BehindTheLedger;
import evenkeel.workflows.ports.Execution;
import evenkeel.workflows.ports.Ledger;
import evenkeel.workflows.ports.Market;
import evenkeel.workflows.ports.Ports;
import evenkeel.workflows.ports.Watch;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One proxy per call: its queue, time-outs and one-line summary come from the arguments. Every port changes nothing when it
 * is called again, so all are repeated until they answer; what may be given up says so in its answer.
 */
final class DurablePorts {
    private static final Duration ORDER = Duration.ofSeconds(5);
    private static final Duration READ = Duration.ofSeconds(5);
    private static final Duration SETTLE = Duration.ofSeconds(10);
    private static final Duration LEDGER = Duration.ofSeconds(5);
    private static final Duration ORDER_WATCH_SLACK = Duration.ofSeconds(30);
    private static final Duration ORDER_WATCH_BEAT = Duration.ofSeconds(5);
    private static final Duration WATCH = Duration.ofDays(30);

    private static final RetryOptions QUICK = RetryOptions.newBuilder()
            .setInitialInterval(Duration.ofMillis(500))
            .setMaximumInterval(Duration.ofSeconds(5))
            .build();
    private static final RetryOptions PATIENT = RetryOptions.newBuilder()
            .setInitialInterval(Duration.ofSeconds(1))
            .setMaximumInterval(Duration.ofSeconds(30))
            .build();
    private static final RetryOptions STEADY = RetryOptions.newBuilder()
            .setInitialInterval(Duration.ofSeconds(1))
            .setBackoffCoefficient(1)
            .build();

    private DurablePorts() {}

    static Ports of(Duration watchTimeout) {
        return new Ports(
                new DurableExecution(),
                new DurableWatch(watchTimeout),
                new DurableMarket(),
                new DurableAccounts(),
                new DurableLedger(),
                new DurableAlerts());
    }

    private static ActivityOptions.Builder options(
            String queue, Duration startToClose, RetryOptions retry, String summary) {
        return ActivityOptions.newBuilder()
                .setTaskQueue(queue)
                .setStartToCloseTimeout(startToClose)
                .setRetryOptions(retry)
                .setSummary(summary);
    }

    private static final class DurableExecution implements Execution {
        @Override
        public OrderOutcome place(OrderIntent intent, Instant sendBy) {
            return via(options(Queues.of(intent), ORDER, QUICK, intent.summary()))
                    .place(intent, sendBy);
        }

        @Override
        public OrderProgress watch(OrderIntent intent, Instant deadline) {
            Instant now = Instant.ofEpochMilli(Workflow.currentTimeMillis());
            Duration patience = Duration.between(now, deadline).plus(ORDER_WATCH_SLACK);
            var options = options(Queues.of(intent), patience, QUICK, "wait for " + intent.summary())
                    .setHeartbeatTimeout(ORDER_WATCH_BEAT);
            return via(options).watch(intent, deadline);
        }

        @Override
        public Settlement settle(OrderIntent intent) {
            return via(options(Queues.of(intent), SETTLE, QUICK, "settle " + intent.summary()))
                    .settle(intent);
        }

        @Override
        public Reread readAgain(OrderIntent intent) {
            return via(options(Queues.of(intent), SETTLE, QUICK, "read again " + intent.summary()))
                    .readAgain(intent);
        }

        @Override
        public LegFill opened(String trade, CarryTerms.Leg leg) {
            String summary = "read again what opened " + leg.symbol() + " @" + leg.venue();
            return via(options(Queues.exit(leg.venue()), SETTLE, QUICK, summary))
                    .opened(trade, leg);
        }

        @Override
        public Levered lever(CarryTerms.Leg leg, int leverage, Instant sendBy) {
            String summary = "lever " + leg.symbol() + " @" + leg.venue() + " by " + leverage;
            return via(options(Queues.venue(leg.venue()), ORDER, QUICK, summary))
                    .lever(leg, leverage, sendBy);
        }

        private static Execution via(ActivityOptions.Builder options) {
            return Workflow.newActivityStub(Execution.class, options.build());
        }
    }

    private record DurableWatch(Duration timeout) implements Watch {
        @Override
        public Watched until(Watching watching) {
            String summary = "watch " + watching.held().terms().symbol() + ", funding so far "
                    + watching.held().funding().display();
            var options = options(Queues.WATCH, WATCH, STEADY, summary).setHeartbeatTimeout(timeout);
            return Workflow.newActivityStub(Watch.class, options.build()).until(watching);
        }
    }

    private static final class DurableMarket implements Market {
        @Override
        public Priced quote(CarryTerms.Leg leg) {
            String summary = "price of " + leg.symbol() + " @" + leg.venue();
            var options = options(Queues.venue(leg.venue()), READ, QUICK, summary);
            return Workflow.newActivityStub(Market.class, options.build()).quote(leg);
        }

        @Override
        public SeenBook book(CarryTerms.Leg leg, int levels) {
            String summary = "book of " + leg.symbol() + " @" + leg.venue();
            var options = options(Queues.venue(leg.venue()), READ, QUICK, summary);
            return Workflow.newActivityStub(Market.class, options.build()).book(leg, levels);
        }
    }

    private static final class DurableAccounts implements Accounts {
        @Override
        public Holdings holdings(CarryTerms.Legs legs) {
            return via("positions of " + both(legs), READ).holdings(legs);
        }

        @Override
        public VenueEntries entries(String trade, CarryTerms.Legs legs, Instant since) {
            return via("what opened " + both(legs), SETTLE).entries(trade, legs, since);
        }

        @Override
        public VenueExits exits(String trade, CarryTerms.Legs legs, Instant since) {
            return via("what closed " + both(legs), SETTLE).exits(trade, legs, since);
        }

        @Override
        public FundingBooked bookFunding(String trade, CarryTerms.Legs legs, Instant since, Instant until) {
            return via("book funding of " + both(legs) + " until " + until, SETTLE)
                    .bookFunding(trade, legs, since, until);
        }

        @Override
        public TradeFigures readBack(String trade, CarryTerms.Legs legs, Instant since) {
            return via("read back " + both(legs), SETTLE).readBack(trade, legs, since);
        }

        @Override
        public LegGround ground(CarryTerms.Leg leg) {
            return via("ground of " + leg.symbol() + " @" + leg.venue(), SETTLE).ground(leg);
        }

        @Override
        public SeenPosition position(CarryTerms.Leg leg) {
            return via("position of " + leg.symbol() + " @" + leg.venue(), READ).position(leg);
        }

        private static Accounts via(String summary, Duration startToClose) {
            return Workflow.newActivityStub(
                    Accounts.class,
                    options(Queues.LEDGER, startToClose, PATIENT, summary).build());
        }

        private static String both(CarryTerms.Legs legs) {
            return legs.lead().symbol() + " @" + legs.lead().venue() + " and @"
                    + legs.hedge().venue();
        }
    }

    private static final class DurableLedger implements Ledger {
        private static final String BEHIND = BehindTheLedger.class.getName();
        private static final RetryOptions UNLESS_BEHIND =
                QUICK.toBuilder().setDoNotRetry(BEHIND).build();

        @Override
        public Admission admit(CarryTerms terms) {
            return unlessBehind(() -> via("admit " + terms.trade()).admit(terms));
        }

        @Override
        public Room room(CarryTerms terms) {
            return unlessBehind(() -> via("room for " + terms.trade()).room(terms));
        }

        @Override
        public void advance(TradeStep step) {
            String summary = step.to() + step.reason().map(why -> ": " + why).orElse("");
            unlessBehind(() -> {
                via(summary).advance(step);
                return step;
            });
        }

        @Override
        public void stands(String trade, TradeStatus as) {
            unlessBehind(() -> {
                via("is it " + as + " still?").stands(trade, as);
                return as;
            });
        }

        @Override
        public void moveHedge(String trade, Instant at) {
            unlessBehind(() -> {
                via("move the hedge of " + trade).moveHedge(trade, at);
                return at;
            });
        }

        @Override
        public Recovered recover(String trade, CarryTerms.Legs legs) {
            return via("read the ledger again").recover(trade, legs);
        }

        @Override
        public void shrink(String trade, Usd notional) {
            via("reserve no more than " + notional.display()).shrink(trade, notional);
        }

        @Override
        public void attempt(EntryAttempt attempt) {
            via("attempt " + attempt.status() + " at " + attempt.stage()).attempt(attempt);
        }

        @Override
        public void pause(Pause pause, String subject, String why) {
            via("pause: " + pause.reason()).pause(pause, subject, why);
        }

        @Override
        public void decided(TradeDecision decision) {
            via(decision.decision().text()).decided(decision);
        }

        @Override
        public void note(TradeEvent event) {
            via(event.key()).note(event);
        }

        @Override
        public void correct(Correction correction) {
            via("correct the result by " + correction.change().display()).correct(correction);
        }

        private static <T> T unlessBehind(Supplier<T> call) {
            try {
                return call.get();
            } catch (ActivityFailure failure) {
                throw behind(failure)
                        .<RuntimeException>map(BehindTheLedger::new)
                        .orElse(failure);
            }
        }

        private static Optional<String> behind(ActivityFailure failure) {
            return failure.getCause() instanceof ApplicationFailure cause
                            && cause.getType().equals(BEHIND)
                    ? Optional.of(cause.getOriginalMessage())
                    : Optional.empty();
        }

        private static Ledger via(String summary) {
            return Workflow.newActivityStub(
                    Ledger.class,
                    options(Queues.LEDGER, LEDGER, UNLESS_BEHIND, summary).build());
        }
    }

    private static final class DurableAlerts implements Alerts {
        @Override
        public void raise(Alert alert) {
            String summary = alert.severity() + " " + alert.code();
            var options = options(Queues.LEDGER, LEDGER, QUICK, summary);
            Workflow.newActivityStub(Alerts.class, options.build()).raise(alert);
        }
    }
}
