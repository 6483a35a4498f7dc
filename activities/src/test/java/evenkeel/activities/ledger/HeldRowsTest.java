package evenkeel.activities.ledger;

import static evenkeel.activities.ledger.contract.SampleTrade.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.ledger.contract.CourseContract;
import evenkeel.activities.ledger.contract.SampleTrade;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.carry.exit.CloseWish;
import evenkeel.domain.carry.holding.AccountHealth;
import evenkeel.domain.carry.holding.HeldSnapshot;
import evenkeel.domain.carry.market.Direction;
import evenkeel.domain.money.HourlyRate;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class HeldRowsTest {
    private static final LedgerDatabase LEDGER = LedgerServer.open(LedgerServer.emptyDatabase());

    private final JdbcClient sql = JdbcClient.create(LEDGER.dataSource());
    private final HeldRows rows = LEDGER.heldRows();

    @AfterAll
    static void close() {
        LEDGER.close();
    }

    @Test
    void a_row_is_kept_exactly_and_once_and_what_is_not_known_is_null() {
        SampleTrade trade = admitted();

        rows.keep(List.of(row(trade, NOON, Optional.of("0.123456789012345678"))));
        rows.keep(List.of(row(trade, NOON, Optional.of("9")), row(trade, NOON.plusSeconds(60), Optional.empty())));

        assertThat(sql.sql("""
                        SELECT concat_ws(' ', symbol, direction, status, lead_age_ms, price_pnl, funding_collected, total_pnl,
                               high_water_mark, health_distance, health_source, unbalanced, lead_quantity, entry_age_hours,
                               lead_rate, signed_net_apy, code, num_nulls(hedge_age_ms, accrued_funding, delta_imbalance,
                               suggested_notional, exit_cost_estimate, hedge_rate, lead_last_booked))
                        FROM held_snapshot WHERE trade_id = :trade ORDER BY at LIMIT 1
                        """)
                        .param("trade", trade.trade())
                        .query(String.class)
                        .single())
                .isEqualTo(
                        "ETH LONG_LIGHTER OPEN 250 1.5 0.3 0.123456789012345678 0.123456789012345678 0.9 available f 2"
                                + " 0.5 0.0001 0.876 MANUAL_CLOSE 7");
        assertThat(sql.sql("SELECT count(*) FROM held_snapshot WHERE trade_id = :trade AND total_pnl IS NULL")
                        .param("trade", trade.trade())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void another_worker_goes_on_from_the_rows() {
        SampleTrade trade = admitted();
        assertThat(rows.past(trade.trade(), 3)).isEqualTo(HeldRows.Past.NOTHING);

        rows.keep(List.of(
                row(trade, NOON, Optional.of("1")),
                row(trade, NOON.plusSeconds(60), Optional.of("4")),
                row(trade, NOON.plusSeconds(120), Optional.empty()),
                row(trade, NOON.plusSeconds(180), Optional.of("2")),
                row(trade, NOON.plusSeconds(240), Optional.of("3"))));

        HeldRows.Past past = rows.past(trade.trade(), 3);
        assertThat(past.highWaterMark()).contains(Usd.of("4"));
        assertThat(past.results()).containsExactly(Usd.of("4"), Usd.of("2"), Usd.of("3"));
        assertThat(past.firstApy()).contains(new BigDecimal("0.876"));
    }

    private static SampleTrade admitted() {
        SampleTrade trade = SampleTrade.fresh();
        LEDGER.books().admit(trade.terms(), NOON);
        return trade;
    }

    static HeldSnapshot row(SampleTrade trade, Instant at, Optional<String> result) {
        Optional<Usd> total = result.map(Usd::of);
        return new HeldSnapshot(
                new HeldSnapshot.Identity(
                        trade.trade(),
                        "ETH",
                        Direction.LONG_LIGHTER,
                        TradeStatus.OPEN,
                        at,
                        Optional.of(Duration.ofMillis(250)),
                        Optional.empty()),
                new HeldSnapshot.Pnl(Optional.of(Usd.of("1.5")), Usd.of("0.3"), Optional.empty(), total, total),
                new HeldSnapshot.Risk(
                        Optional.of(new BigDecimal("0.2")),
                        Optional.empty(),
                        Optional.of(new BigDecimal("0.2")),
                        Optional.empty(),
                        Optional.of(new AccountHealth(new BigDecimal("0.9"), false)),
                        false),
                new HeldSnapshot.Held(
                        Optional.empty(), Quantity.of("2"), Quantity.of("2"), Optional.empty(), new BigDecimal("0.5")),
                new HeldSnapshot.Funding(
                        Optional.of(HourlyRate.of("0.0001")),
                        Optional.empty(),
                        Optional.of(new BigDecimal("0.876")),
                        Optional.empty(),
                        Optional.empty()),
                CourseContract.decided(trade, CloseWish.MANUAL_CLOSE).decision());
    }
}
