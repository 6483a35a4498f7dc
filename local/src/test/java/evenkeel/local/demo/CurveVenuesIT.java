package evenkeel.local.demo;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.InstanceOfAssertFactories.BIG_DECIMAL;

import evenkeel.activities.ledger.TradeRecord;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.money.Usd;
import evenkeel.simulator.exchange.Exchange;
import evenkeel.simulator.exchange.ExchangeEvent;
import evenkeel.simulator.exchange.Wallet;
import evenkeel.simulator.venues.SimulatedVenue;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The documented pair, whose orders are signed on curves: Lighter leads, X10 hedges. */
@Timeout(300)
class CurveVenuesIT {
    private static final DemoVenues.Pair PAIR = new DemoVenues.Pair(SimulatedVenue.LIGHTER, SimulatedVenue.X10);
    private static final Duration HOUR = Duration.ofSeconds(6);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Their messages round a fee and a payment each to less than this. */
    private static final BigDecimal LEFT_OUT = new BigDecimal("0.00001");

    @TempDir
    Path data;

    @Test
    void F60_the_accounts_change_by_what_the_ledger_says_though_a_worker_died_between_the_legs() {
        try (WholeHouse house = WholeHouse.at(PAIR, data, HOUR, 1)) {
            Usd before = money(house, Wallet::equity);
            house.killAt((venue, event) -> venue.equals("lighter") && event instanceof ExchangeEvent.OrderFilled);
            String trade = WholeHouse.await(
                            "a filled lead", PATIENCE, () -> house.hasFired() ? house.openTrade() : Optional.empty())
                    .terms()
                    .trade();
            house.pauseScan();
            house.startWorker();

            TradeRecord ended = WholeHouse.await(
                    "its end",
                    PATIENCE,
                    () -> house.books()
                            .trade(trade)
                            .filter(record -> record.status().isFinal()));

            assertThat(ended.status()).isEqualTo(TradeStatus.CLOSED);
            assertThat(house.isSound(trade)).isTrue();
            assertThat(money(house, Wallet::positionMargin)).isEqualTo(Usd.ZERO);
            assertThat(ended.figures().orElseThrow().netPnl(ended.terms().legs()))
                    .extracting(Usd::value, as(BIG_DECIMAL))
                    .isCloseTo(money(house, Wallet::equity).minus(before).value(), within(LEFT_OUT));
        }
    }

    private static Usd money(WholeHouse house, Function<Wallet, Usd> part) {
        Function<Exchange, Usd> question = exchange -> part.apply(exchange.wallet(WholeHouse.ACCOUNT));
        return house.venue("lighter", question).plus(house.venue("x10", question));
    }
}
