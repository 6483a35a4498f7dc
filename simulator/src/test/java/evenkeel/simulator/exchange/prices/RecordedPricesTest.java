package evenkeel.simulator.exchange.prices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.config.start.Mistake;
import evenkeel.config.start.SettingsRefused;
import evenkeel.domain.money.Usd;
import evenkeel.domain.venue.Instrument;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedPricesTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instrument ETH =
            new Instrument("bybit", "ETH", new BigDecimal("0.01"), new BigDecimal("0.01"), Usd.of("5"), 8);

    @TempDir
    private Path folder;

    @Test
    void a_price_and_a_rate_hold_from_their_instant_to_the_next() throws Exception {
        PriceSource prices = read("""
                # a comment
                2026-03-01T12:00:00Z,price,*,ETH,3000
                2026-03-01T12:00:10Z,price,*,ETH,3001.25

                2026-03-01T00:00:00Z,rate,bybit,ETH,0.0001
                """);

        assertThat(prices.midTicks(ETH, NOON.plusSeconds(9))).isEqualTo(300_000);
        assertThat(prices.midTicks(ETH, NOON.plusSeconds(10))).isEqualTo(300_125);
        assertThat(prices.fundingRate(ETH, NOON)).isEqualByComparingTo("0.0001");
    }

    @Test
    void every_line_that_cannot_be_read_is_told() {
        assertThatThrownBy(() -> read("""
                        noon,price,*,ETH,3000
                        2026-03-01T12:00:00Z,price,*,ETH,-1
                        2026-03-01T12:00:00Z,price,*,ETH,3000
                        2026-03-01T12:00:00Z,size,*,ETH,1
                        2026-03-01T12:00:00Z
                        """))
                .isInstanceOfSatisfying(
                        SettingsRefused.class,
                        refused -> assertThat(refused.mistakes())
                                .extracting(Mistake::key)
                                .containsExactly("line 1", "line 2", "line 4", "line 5"));
    }

    private PriceSource read(String text) throws Exception {
        return RecordedPrices.read(Files.writeString(folder.resolve("prices.csv"), text));
    }
}
