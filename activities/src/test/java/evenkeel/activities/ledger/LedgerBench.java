package evenkeel.activities.ledger;

import static evenkeel.activities.ledger.contract.SampleTrade.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.ledger.contract.SampleTrade;
import evenkeel.domain.carry.TradeSnapshot;
import evenkeel.domain.order.OrderStatus;
import java.io.StringReader;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** What the ledger's writes cost beside the cheapest thing that could stand in their place. Run by bench/ledger. */
class LedgerBench {
    private static final int WARMUPS = 20;
    private static final int RUNS = 60;
    private static final String URL = LedgerServer.emptyDatabase();

    private static LedgerDatabase ledger;
    private static Connection bare;
    private static List<SampleTrade> trades;

    private Instant minute = NOON;

    @BeforeAll
    static void a_thousand_trades() throws Exception {
        ledger = LedgerServer.open(URL);
        bare = LedgerServer.connect(URL);
        bare.createStatement().execute("CREATE TABLE bare (n bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, t text)");
        trades = IntStream.range(0, 1_000).mapToObj(i -> SampleTrade.fresh()).toList();
        for (SampleTrade trade : trades) ledger.books().admit(trade.terms(), NOON);
    }

    @AfterAll
    static void close() throws Exception {
        bare.close();
        ledger.close();
    }

    @Test
    void a_thousand_snapshots_cost_at_most_twice_a_copy_and_a_hundred_at_most_ten_milliseconds() throws Exception {
        List<Double> batches = new ArrayList<>();
        List<Double> copies = new ArrayList<>();
        List<Double> hundreds = new ArrayList<>();
        for (int run = -WARMUPS; run < RUNS; run++) {
            List<TradeSnapshot> batch = minute(1_000);
            double batched = millis(() -> ledger.snapshots().keep(batch));
            String rows = asCopy(minute(1_000));
            double copied = millis(() -> copy(rows));
            List<TradeSnapshot> hundred = minute(100);
            double small = millis(() -> ledger.snapshots().keep(hundred));
            if (run < 0) continue;
            batches.add(batched);
            copies.add(copied);
            hundreds.add(small);
        }

        double batch = tell("1,000 snapshots, one batch", batches);
        double copy = tell("1,000 snapshots, COPY", copies);
        double hundred = tell("100 snapshots, one batch", hundreds);
        System.out.printf("batch / COPY, medians: %.2f%n", batch / copy);
        assertThat(batch / copy).isLessThanOrEqualTo(2.0);
        assertThat(hundred).isLessThanOrEqualTo(10.0);
    }

    @Test
    void an_intent_costs_at_most_four_bare_rows() throws Exception {
        List<Double> intents = new ArrayList<>();
        List<Double> rows = new ArrayList<>();
        for (int run = -WARMUPS; run < RUNS; run++) {
            SampleTrade trade = trades.get(run + WARMUPS);
            double intent = millis(() -> ledger.books().commit(trade.entry(1), NOON));
            double row = millis(() -> bare.createStatement().execute("INSERT INTO bare (t) VALUES ('row')"));
            assertThat(ledger.books().order(trade.lead(1)).orElseThrow().status())
                    .isEqualTo(OrderStatus.INTENT);
            if (run < 0) continue;
            intents.add(intent);
            rows.add(row);
        }

        double intent = tell("one intent", intents);
        double row = tell("one bare row", rows);
        System.out.printf("intent / bare row, medians: %.2f%n", intent / row);
        assertThat(intent / row).isLessThanOrEqualTo(4.0);
    }

    private interface Work {
        void run() throws Exception;
    }

    private static double millis(Work work) throws Exception {
        long began = System.nanoTime();
        work.run();
        return (System.nanoTime() - began) / 1e6;
    }

    /** The same rows as they would be a minute later. */
    private List<TradeSnapshot> minute(int count) {
        minute = minute.plusSeconds(60);
        return trades.stream()
                .limit(count)
                .map(trade -> SnapshotsTest.seen(trade, minute))
                .toList();
    }

    private static String asCopy(List<TradeSnapshot> snapshots) {
        StringBuilder rows = new StringBuilder();
        for (TradeSnapshot one : snapshots) {
            rows.append(one.trade()).append('\t').append(one.seen().takenAt());
            rows.append("\t99.5\t100.5\t100\t100.5\t101.5\t101\t1.5\t-1.5\t0.123456789012345678\t0.2\t-0.3");
            rows.append("\t0.12345678901234567890123\n");
        }
        return rows.toString();
    }

    private static void copy(String rows) throws Exception {
        bare.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY trade_snapshot FROM STDIN", new StringReader(rows));
    }

    private static double tell(String what, List<Double> millis) {
        double[] sorted = millis.stream().mapToDouble(one -> one).sorted().toArray();
        double median = sorted[sorted.length / 2];
        System.out.printf(
                "%-28s median %.2f ms, %.2f to %.2f, %d runs%n",
                what, median, sorted[0], sorted[sorted.length - 1], sorted.length);
        return median;
    }
}
