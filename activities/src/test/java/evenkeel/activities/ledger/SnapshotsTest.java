package evenkeel.activities.ledger;

import static evenkeel.activities.ledger.contract.SampleTrade.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.activities.ledger.contract.SampleTrade;
import evenkeel.domain.carry.Holdings;
import evenkeel.domain.carry.Snapshot;
import evenkeel.domain.carry.TradeSnapshot;
import evenkeel.domain.money.HourlyRate;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.venue.Position;
import evenkeel.domain.venue.Quote;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class SnapshotsTest {
    private static final LedgerDatabase LEDGER = LedgerServer.open(LedgerServer.emptyDatabase());

    private final JdbcClient sql = JdbcClient.create(LEDGER.dataSource());

    @AfterAll
    static void close() {
        LEDGER.close();
    }

    @Test
    void a_snapshot_is_kept_exactly_and_once() {
        SampleTrade trade = SampleTrade.fresh();
        LEDGER.books().admit(trade.terms(), NOON);

        LEDGER.snapshots().keep(List.of(seen(trade, NOON), seen(trade, NOON.plusSeconds(60))));
        LEDGER.snapshots().keep(List.of(seen(trade, NOON), seen(trade, NOON.plusSeconds(120))));

        String first =
                sql.sql("""
                        SELECT concat_ws(' ', lead_bid, lead_ask, lead_mark, hedge_bid, hedge_ask, hedge_mark, lead_held,
                               hedge_held, price_pnl, fees, funding, net_apy)
                        FROM trade_snapshot WHERE trade_id = :trade ORDER BY at LIMIT 1
                        """).param("trade", trade.trade()).query(String.class).single();
        assertThat(count(trade)).isEqualTo(3);
        assertThat(first)
                .isEqualTo("99.5 100.5 100 100.5 101.5 101 1.5 -1.5 0.123456789012345678 0.2 -0.3"
                        + " 0.12345678901234567890123");
    }

    @Test
    void a_batch_with_a_trade_that_nobody_admitted_leaves_nothing_behind() {
        SampleTrade known = SampleTrade.fresh();
        LEDGER.books().admit(known.terms(), NOON);

        assertThatThrownBy(() -> LEDGER.snapshots().keep(List.of(seen(known, NOON), seen(SampleTrade.fresh(), NOON))))
                .hasMessageContaining("trade_known");
        assertThat(count(known)).isZero();
    }

    @Test
    void a_snapshot_never_changes() {
        assertThatThrownBy(() -> sql.sql("UPDATE trade_snapshot SET fees = 0 WHERE false")
                        .update())
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    static TradeSnapshot seen(SampleTrade trade, Instant at) {
        return new TradeSnapshot(
                trade.trade(),
                new Snapshot(
                        quote("100", at),
                        quote("101", at),
                        HourlyRate.of("0.0001"),
                        HourlyRate.of("0.0002"),
                        new Holdings(held("alpha", trade, "1.5"), held("beta", trade, "-1.5")),
                        at),
                Usd.of("0.123456789012345678"),
                Usd.of("0.2"),
                Usd.of("-0.3"),
                new BigDecimal("0.12345678901234567890123"));
    }

    private int count(SampleTrade trade) {
        return sql.sql("SELECT count(*) FROM trade_snapshot WHERE trade_id = :trade")
                .param("trade", trade.trade())
                .query(Integer.class)
                .single();
    }

    private static Quote quote(String mid, Instant at) {
        Price price = Price.of(mid);
        BigDecimal half = new BigDecimal("0.5");
        return new Quote(
                new Price(price.value().subtract(half)),
                Quantity.of("1"),
                new Price(price.value().add(half)),
                Quantity.of("1"),
                price,
                at);
    }

    private static Position held(String venue, SampleTrade trade, String signed) {
        return new Position(venue, trade.symbol(), new BigDecimal(signed));
    }
}
