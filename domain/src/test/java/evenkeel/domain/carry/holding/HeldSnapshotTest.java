package evenkeel.domain.carry.holding;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.carry.close.CloseMode;
import evenkeel.domain.carry.exit.ExitCode;
import evenkeel.domain.carry.exit.ExitDecision;
import evenkeel.domain.carry.exit.ExitLayer;
import evenkeel.domain.carry.exit.Severity;
import evenkeel.domain.carry.market.Book;
import evenkeel.domain.carry.market.Direction;
import evenkeel.domain.carry.market.Exchange;
import evenkeel.domain.carry.market.Level;
import evenkeel.domain.carry.rebalance.LegDrift;
import evenkeel.domain.money.HourlyRate;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeldSnapshotTest {
    private static final Instant OPENED = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant NOW = OPENED.plus(Duration.ofMinutes(90));
    private static final ExitDecision LEFT = new ExitDecision(
            ExitCode.NET_EV,
            ExitLayer.ECONOMIC,
            true,
            Severity.NORMAL,
            Optional.of(CloseMode.COORDINATED),
            "NetEV",
            List.of());

    @Test
    void a_snapshot_tells_what_is_known_and_leaves_the_rest_empty() {
        LegAtMarket lead = leg(Exchange.LIGHTER, Side.SELL, "1", Optional.of(Price.of("110")));
        LegAtMarket hedge = leg(Exchange.X10, Side.BUY, "0.98", Optional.empty());
        HoldingInputs in = new HoldingInputs(
                OPENED,
                NOW,
                Optional.empty(),
                lead,
                hedge,
                Usd.of("0.5"),
                Optional.empty(),
                false,
                Duration.ofSeconds(10),
                false);
        HoldingFigures figures = HoldingFigures.of(in);
        LegDrift drift = new LegDrift(side(lead), side(hedge));
        HeldSnapshot row = HeldSnapshot.of(
                new HeldSnapshot.Identity(
                        "T-1",
                        "ETH",
                        Direction.LONG_X10,
                        TradeStatus.OPEN,
                        NOW,
                        Optional.of(Duration.ZERO),
                        Optional.empty()),
                in,
                figures,
                Optional.of(drift),
                Optional.empty(),
                Optional.of(Usd.of("350")),
                Quantity.of("1"),
                LEFT);

        assertThat(row.pnl().totalPnl()).isEqualTo(figures.totalPnl()).isPresent();
        assertThat(row.pnl().accruedFunding()).isEqualTo(figures.accrued().map(AccruedFunding::accrued));
        assertThat(row.risk().minimumLiquidationDistance().orElseThrow()).isEqualByComparingTo("0.1");
        assertThat(row.risk().hedgeLiquidationDistance()).isEmpty();
        assertThat(row.risk().unbalanced()).isTrue();
        assertThat(row.risk().healthDistance()).isEmpty();
        assertThat(row.position().entryAgeHours()).isEqualByComparingTo("1.5");
        assertThat(row.funding().signedNetApy().orElseThrow()).isEqualByComparingTo("0.876");
        assertThat(row.decision()).isEqualTo(LEFT);
    }

    private static LegDrift.Leg side(LegAtMarket leg) {
        return new LegDrift.Leg(leg.side(), leg.quantity(), Price.of("100"), new BigDecimal("0.01"));
    }

    private static LegAtMarket leg(Exchange venue, Side side, String quantity, Optional<Price> liquidation) {
        Book book = new Book(List.of(Level.of("99.99", "9")), List.of(Level.of("100.01", "9")), Duration.ZERO);
        return new LegAtMarket(
                venue,
                side,
                Quantity.of(quantity),
                Price.of("100"),
                Usd.ZERO,
                new BigDecimal("0.0002"),
                Optional.empty(),
                Optional.of(book),
                Optional.of(HourlyRate.of(venue == Exchange.LIGHTER ? "0.00012" : "0.00002")),
                Optional.empty(),
                Optional.empty(),
                liquidation);
    }
}
