package evenkeel.simulator.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.venues.Venue;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.FundingBooked;
import evenkeel.domain.carry.TradeFigures;
import evenkeel.domain.money.Price;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.OrderKey;
import evenkeel.domain.order.OrderOutcome;
import evenkeel.domain.order.OrderReport;
import evenkeel.domain.order.Purpose;
import evenkeel.domain.order.Settlement;
import evenkeel.simulator.hostile.HostileScene.Plant;
import evenkeel.workflows.ports.Accounts;
import evenkeel.workflows.ports.Execution;
import evenkeel.workflows.ports.Ports;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Mistakes that trading systems have really made, put in on purpose: a search that misses them proves nothing. */
class PlantedMistakesTest {
    private static final long SEEDS = 20_000;

    @Test
    void sending_again_when_the_answer_is_lost_is_caught() {
        assertCaught(execution(Resending::new));
    }

    @Test
    void hedging_what_was_asked_for_is_caught() {
        assertCaught(execution(BelievingTheIntent::new));
    }

    @Test
    void believing_that_an_order_is_gone_before_it_can_be_is_caught() {
        UnaryOperator<Venue> hasty =
                venue -> new Venue(venue.name(), venue.market(), venue.account(), Optional.of(Duration.ZERO));
        assertCaught(new Plant(hasty, books -> books, ports -> ports));
    }

    @Test
    void a_readback_that_does_not_read_is_caught() {
        assertCaught(accounts(NotReading::new));
    }

    @Test
    void counting_a_payment_twice_is_caught() {
        assertCaught(accounts(CountingTwice::new));
    }

    private static void assertCaught(Plant mistake) {
        Sometimes sometimes = new Sometimes();
        Optional<HostileRun.Verdict> caught = LongStream.range(0, SEEDS)
                .parallel()
                .mapToObj(seed -> HostileRun.of(HostileScene.of(seed).with(mistake), sometimes))
                .filter(verdict -> !verdict.violations().isEmpty())
                .findAny();

        assertThat(caught)
                .as("a run that shows the mistake within " + SEEDS + " seeds")
                .isPresent();
        System.out.println("caught at seed " + caught.get().seed() + ": "
                + caught.get().violations().getFirst());
    }

    private static Plant execution(UnaryOperator<Execution> mistake) {
        return new Plant(
                venue -> venue,
                books -> books,
                real -> new Ports(
                        mistake.apply(real.execution()),
                        real.watch(),
                        real.market(),
                        real.accounts(),
                        real.ledger(),
                        real.alerts()));
    }

    private static Plant accounts(UnaryOperator<Accounts> mistake) {
        return new Plant(
                venue -> venue,
                books -> books,
                real -> new Ports(
                        real.execution(),
                        real.watch(),
                        real.market(),
                        mistake.apply(real.accounts()),
                        real.ledger(),
                        real.alerts()));
    }

    /** No answer? Once more, under a new number. */
    private record Resending(Execution real) implements Passing.Orders {
        @Override
        public OrderOutcome place(OrderIntent intent, Instant sendBy) {
            OrderOutcome first = real.place(intent, sendBy);
            return first instanceof OrderOutcome.Unknown ? real.place(again(intent), sendBy) : first;
        }

        private static OrderIntent again(OrderIntent intent) {
            OrderKey key = intent.key();
            Price limit = intent.limit();
            return new OrderIntent(
                    new OrderKey(key.trade(), key.leg() + ".again", key.seq()),
                    intent.epoch(),
                    intent.venue(),
                    intent.symbol(),
                    intent.side(),
                    intent.quantity(),
                    limit,
                    intent.timeInForce(),
                    intent.purpose(),
                    intent.reduceOnly());
        }
    }

    /** What was asked for is as good as filled. */
    private record BelievingTheIntent(Execution real) implements Passing.Orders {
        @Override
        public Settlement settle(OrderIntent intent) {
            Settlement settled = real.settle(intent);
            boolean partly = settled instanceof Settlement.Final end
                    && !end.report().filled().isZero();
            if (!partly || intent.purpose() != Purpose.ENTRY) return settled;
            OrderReport report = ((Settlement.Final) settled).report();
            return new Settlement.Final(
                    new OrderReport(report.status(), intent.quantity(), report.value(), report.fee()));
        }
    }

    private record NotReading(Accounts real) implements Passing.Looks {
        @Override
        public TradeFigures readBack(String trade, CarryTerms.Legs legs, Instant since) {
            return TradeFigures.NOTHING;
        }
    }

    private record CountingTwice(Accounts real) implements Passing.Looks {
        @Override
        public FundingBooked bookFunding(String trade, CarryTerms.Legs legs, Instant since, Instant until) {
            FundingBooked once = real.bookFunding(trade, legs, since, until);
            return new FundingBooked(once.lead().plus(once.lead()), once.hedge(), once.until());
        }
    }
}
