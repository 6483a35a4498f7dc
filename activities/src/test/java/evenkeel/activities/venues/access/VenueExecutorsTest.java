package evenkeel.activities.venues.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import evenkeel.config.places.Dialect;
import evenkeel.config.places.Environment;
import evenkeel.config.places.Prices;
import evenkeel.config.places.VenueFacts;
import evenkeel.config.places.VenuePlace;
import evenkeel.domain.execution.Action;
import evenkeel.domain.execution.ExecutionIntent;
import evenkeel.domain.execution.ExecutionPlan;
import evenkeel.domain.execution.ExecutorKey;
import evenkeel.domain.execution.Executors;
import evenkeel.domain.execution.Preparation;
import evenkeel.domain.execution.Preparation.Book;
import evenkeel.domain.execution.Preparation.House;
import evenkeel.domain.execution.Preparation.Level;
import evenkeel.domain.execution.PrepareOutcome;
import evenkeel.domain.execution.SizeBasis;
import evenkeel.domain.execution.SkipCode;
import evenkeel.domain.execution.Urgency;
import evenkeel.domain.execution.perps.PerpSettings;
import evenkeel.domain.money.HourlyRate;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import evenkeel.domain.venue.Instrument;
import evenkeel.domain.venue.MarketRules;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each venue that is spoken has an executor, and what only that one knows. */
class VenueExecutorsTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    private final Executors executors = executors(Arrays.stream(Dialect.values())
            .map(dialect -> place(dialect.name().toLowerCase(Locale.ROOT), dialect))
            .toList());

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void every_dialect_has_an_executor_that_plans(Dialect dialect) {
        String venue = dialect.name().toLowerCase(Locale.ROOT);

        PrepareOutcome outcome = executors.prepare(asking(venue, "3000", "0.01", Optional.empty()));

        assertThat(outcome).isInstanceOfSatisfying(PrepareOutcome.Planned.class, planned -> {
            ExecutionPlan plan = planned.plan();
            assertThat(plan.size()).isEqualTo(Quantity.of("0.2"));
            assertThat(plan.validUntil()).isEqualTo(NOW.plusSeconds(5));
        });
    }

    @Test
    void two_venues_of_one_name_refuse_the_start() {
        var twice = List.of(place("x10", Dialect.X10), place("x10", Dialect.BYBIT));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> executors(twice))
                .withMessage("two executors for perps/x10");
    }

    @ParameterizedTest(name = "an account that pays {0}: {1}")
    @CsvSource({"0.0005, ", "0.00051, EXECUTOR_DISABLED"})
    void x10_refuses_an_order_that_was_signed_for_less_than_it_costs(String fee, SkipCode code) {
        PrepareOutcome outcome = executors.prepare(asking("x10", "3000", "0.01", Optional.of(new BigDecimal(fee))));

        assertThat(codeOf(outcome)).isEqualTo(Optional.ofNullable(code));
    }

    @ParameterizedTest(name = "at {0} in ticks of {1}: {2}")
    @CsvSource({"40000000, 0.01, ", "43000000, 0.01, PRICE_UNAVAILABLE", "43000000, 0.1, "})
    void lighter_counts_prices_in_thirty_two_bits(String price, String tick, SkipCode code) {
        PrepareOutcome outcome = executors.prepare(asking("lighter", price, tick, Optional.empty()));

        assertThat(codeOf(outcome)).isEqualTo(Optional.ofNullable(code));
    }

    private static Optional<SkipCode> codeOf(PrepareOutcome outcome) {
        return outcome instanceof PrepareOutcome.Skip skip ? Optional.of(skip.code()) : Optional.empty();
    }

    private static Executors executors(List<VenuePlace> places) {
        return VenueAccess.executors(
                places.stream().map(VenueAccess::withoutKey).toList(), PerpSettings.USUAL, InstantSource.fixed(NOW));
    }

    private static VenuePlace place(String name, Dialect dialect) {
        return new VenuePlace(
                name,
                dialect,
                Environment.PAPER,
                URI.create("http://127.0.0.1:9001"),
                URI.create("ws://127.0.0.1:9001"),
                "main",
                Prices.READ,
                Optional.empty(),
                VenueFacts.NONE);
    }

    /** Six hundred dollars' worth and a bit, so that a lot of 0.01 leaves 0.2 at 3000. */
    private static Preparation asking(String venue, String price, String tick, Optional<BigDecimal> takerFee) {
        Price middle = Price.of(price);
        var instrument = new Instrument(venue, "ETH", new BigDecimal(tick), new BigDecimal("0.01"), Usd.of("5"), 1);
        var wanted = new Usd(middle.value().multiply(new BigDecimal("0.203")));
        var intent = new ExecutionIntent(
                "3f1c",
                "position-1",
                Optional.empty(),
                ExecutorKey.perps(venue),
                "ETH",
                Action.ADD,
                Side.BUY,
                BigDecimal.ONE,
                SizeBasis.ALLOCATION_REMAINING,
                Optional.of(wanted),
                Urgency.MEDIUM,
                Optional.empty(),
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                middle,
                NOW,
                NOW.plusSeconds(60));
        BigDecimal half = new BigDecimal("0.5");
        var book = new Book(
                List.of(new Level(new Price(middle.value().subtract(half)), Quantity.of("100"))),
                List.of(new Level(new Price(middle.value().add(half)), Quantity.of("100"))),
                NOW);
        return new Preparation(
                intent,
                Preparation.Held.NOTHING,
                new Preparation.Market(
                        Optional.of(MarketRules.of(instrument)),
                        Optional.of(book),
                        Optional.of(new Preparation.Mark(middle, NOW)),
                        Optional.of(new Preparation.Paid(HourlyRate.ZERO, NOW)),
                        Optional.empty(),
                        Optional.empty(),
                        takerFee,
                        false),
                new House(
                        true,
                        false,
                        false,
                        false,
                        false,
                        false,
                        Optional.of(wanted),
                        Optional.of(wanted),
                        Optional.empty()),
                0,
                0,
                NOW);
    }
}
