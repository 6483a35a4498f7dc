package evenkeel.config.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import evenkeel.config.start.Checks;
import evenkeel.config.start.SettingsRefused;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VenueFactsTest {
    private final Checks checks = Checks.of("evenkeel", name -> null);

    @Test
    void what_is_not_told_stays_as_the_adapter_has_it() {
        assertThat(VenueFacts.read(only("", ""), Dialect.X10, checks)).isEqualTo(VenueFacts.NONE);
        checks.pass();
    }

    @Test
    void what_is_told_of_a_venue_is_taken() {
        var x10 = new VenueFacts.Written("PT2S", "P30D", "SN_MAINNET", "PT30S", null, null, "0.001", "false");
        var lighter = new VenueFacts.Written(null, null, null, "P30D", "1", "false", null, null);

        assertThat(VenueFacts.read(x10, Dialect.X10, checks))
                .isEqualTo(new VenueFacts(
                        Optional.of(Duration.ofSeconds(2)),
                        Optional.of(Duration.ofDays(30)),
                        Optional.of("SN_MAINNET"),
                        Optional.of(Duration.ofSeconds(30)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new BigDecimal("0.001")),
                        Optional.of(false)));
        assertThat(VenueFacts.read(lighter, Dialect.LIGHTER, checks))
                .isEqualTo(new VenueFacts(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(Duration.ofDays(30)),
                        Optional.of(1),
                        Optional.of(false),
                        Optional.empty(),
                        Optional.empty()));
        checks.pass();
    }

    @ParameterizedTest(name = "{1} = {2} of {0}")
    @CsvSource({
        "BINANCE, read_lag, PT61S",
        "BINANCE, funding_kept, PT23H",
        "BYBIT, funding_kept, P731D",
        "X10, chain, sn_main",
        "X10, order_life, PT4S",
        "X10, order_life, P29D",
        "LIGHTER, order_life, PT5M",
        "LIGHTER, order_life, P31D",
        "LIGHTER, rate_hours, 0",
        "LIGHTER, rate_hours, 25",
        "LIGHTER, change_is_received, yes",
        "X10, max_fee, 0.011",
        "X10, max_fee, -0.0001",
        "X10, flat_without_balance, 1",
        "BINANCE, chain, SN_MAIN",
        "LIGHTER, max_fee, 0.001",
        "X10, rate_hours, 8",
        "BYBIT, order_life, PT1H"
    })
    void what_cannot_be_or_is_of_another_venue_is_refused_at_start(Dialect dialect, String key, String value) {
        VenueFacts unused = VenueFacts.read(only(key, value), dialect, checks);

        assertThat(catchThrowableOfType(SettingsRefused.class, checks::pass).mistakes())
                .singleElement()
                .satisfies(mistake -> {
                    assertThat(mistake.key()).isEqualTo("evenkeel." + key);
                    assertThat(mistake.was()).isEqualTo(value);
                });
    }

    private static VenueFacts.Written only(String key, String value) {
        return new VenueFacts.Written(
                key.equals("read_lag") ? value : null,
                key.equals("funding_kept") ? value : null,
                key.equals("chain") ? value : null,
                key.equals("order_life") ? value : null,
                key.equals("rate_hours") ? value : null,
                key.equals("change_is_received") ? value : null,
                key.equals("max_fee") ? value : null,
                key.equals("flat_without_balance") ? value : null);
    }
}
