package evenkeel.workers.watch;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.domain.carry.HeldCarry;
import evenkeel.domain.carry.Holdings;
import evenkeel.domain.carry.Snapshot;
import evenkeel.domain.carry.TradeSnapshot;
import evenkeel.domain.carry.Watched;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.money.HourlyRate;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.venue.Position;
import evenkeel.domain.venue.Quote;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class DiaryTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final List<HeldCarry> TWO = List.of(BatchWatchTest.held("T-1"), BatchWatchTest.held("T-2"));

    private final BlockingQueue<List<TradeSnapshot>> kept = new LinkedBlockingQueue<>();
    private Instant now = NOON;

    @Test
    void all_trades_are_kept_in_one_write_once_a_minute() throws InterruptedException {
        Diary diary = new Diary(kept::add, () -> now);

        diary.after(seeing("nobody"), TWO);
        assertThat(next()).containsExactly("T-1", "T-2");
        now = NOON.plusMillis(59_999);
        diary.after(seeing("nobody"), TWO);
        assertThat(kept.poll(200, TimeUnit.MILLISECONDS)).isNull();
        now = NOON.plusSeconds(60);
        diary.after(seeing("nobody"), TWO);
        assertThat(next()).containsExactly("T-1", "T-2");
    }

    @Test
    void a_trade_that_cannot_be_seen_leaves_its_minute_out_and_the_others_are_kept() throws InterruptedException {
        new Diary(kept::add, () -> now).after(seeing("T-1"), TWO);

        assertThat(next()).containsExactly("T-2");
    }

    @Test
    void a_ledger_that_refuses_or_hangs_never_keeps_the_watch_waiting() throws InterruptedException {
        CountDownLatch hangs = new CountDownLatch(1);
        Diary diary = new Diary(
                snapshots -> {
                    kept.add(snapshots);
                    try {
                        hangs.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    throw new Trouble(Code.DB_UNREACHABLE, "no connection");
                },
                () -> now);

        diary.after(seeing("nobody"), TWO);
        assertThat(next()).hasSize(2);
        now = NOON.plusSeconds(60);
        diary.after(seeing("nobody"), TWO); // returns although the first write hangs
        assertThat(kept.poll(200, TimeUnit.MILLISECONDS)).isNull();

        hangs.countDown();
        while (kept.isEmpty()) {
            now = now.plusSeconds(60);
            diary.after(seeing("nobody"), TWO);
            Thread.sleep(10);
        }
        assertThat(next()).hasSize(2);
    }

    private List<String> next() throws InterruptedException {
        List<TradeSnapshot> batch = kept.poll(10, TimeUnit.SECONDS);
        assertThat(batch).as("a batch").isNotNull();
        return batch.stream().map(TradeSnapshot::trade).toList();
    }

    private static Look seeing(String allBut) {
        return new Look() {
            @Override
            public Optional<Watched> at(HeldCarry held) {
                return Optional.empty();
            }

            @Override
            public Optional<Snapshot> snapshot(HeldCarry held) {
                if (held.terms().trade().equals(allBut)) throw new Trouble(Code.VEN_SILENT, "no answer");
                Quote quote = new Quote(
                        Price.of("99"), Quantity.of("1"), Price.of("101"), Quantity.of("1"), Price.of("100"), NOON);
                Position flat = new Position("alpha", "ETH", BigDecimal.ZERO);
                return Optional.of(
                        new Snapshot(quote, quote, HourlyRate.ZERO, HourlyRate.ZERO, new Holdings(flat, flat), NOON));
            }
        };
    }
}
