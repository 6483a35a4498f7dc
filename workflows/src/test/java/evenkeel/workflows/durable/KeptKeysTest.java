package evenkeel.workflows.durable;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import evenkeel.domain.carry.CarrySettings;
import evenkeel.domain.carry.KeptSettings;
import evenkeel.domain.carry.market.Exchange;
import evenkeel.domain.money.Usd;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeptKeysTest {
    private static final ObjectMapper MAPPER = PayloadMapper.create();
    private static final CarrySettings USUAL = KeptKeys.read(CarrySettings.class, Map.of());

    @Test
    void settings_of_both_profiles_come_back_as_they_were_kept() throws JsonProcessingException {
        CarrySettings recommended = KeptKeys.read(CarrySettings.class, KeptKeys.recommended(CarrySettings.class));

        for (CarrySettings settings : new CarrySettings[] {USUAL, recommended}) {
            KeptSettings kept = new KeptSettings(7, settings);
            String json = MAPPER.writeValueAsString(kept);

            assertThat(MAPPER.readValue(json, KeptSettings.class)).isEqualTo(kept);
            assertThat(json.getBytes(UTF_8).length)
                    .as("bytes in each trade's input")
                    .isBetween(5_000, 9_000);
        }
        assertThat(recommended).isNotEqualTo(USUAL);
    }

    @Test
    void a_key_is_kept_by_its_public_name_in_its_unit_as_a_text() {
        Map<String, String> keys = KeptKeys.write(USUAL);

        assertThat(keys)
                .containsEntry("trading.max_hold_hours", "72")
                .containsEntry("trading.cooldown_minutes", "60")
                .containsEntry("trading.desired_notional_usd", "150")
                .containsEntry("trading.max_spread_filter_percent", "0.001")
                .containsEntry("trading.x10_leverage_multiplier", "none")
                .containsEntry("execution.lead_exchange", "LIGHTER")
                .containsEntry("execution.hedge_ioc_retry_delay_seconds", "0.2");
    }

    @Test
    void a_key_that_an_old_trade_lacks_is_as_usual_and_one_that_nobody_knows_is_skipped() {
        Map<String, String> old = Map.of(
                "trading.desired_notional_usd", "212.5",
                "trading.x10_leverage_multiplier", "3",
                "execution.lead_exchange", "X10",
                "trading.of_another_time", "yes");

        CarrySettings read = KeptKeys.read(CarrySettings.class, old);

        var scan = read.entry().scan();
        assertThat(scan.tradeSize().desiredNotional()).isEqualTo(Usd.of("212.5"));
        assertThat(scan.tradeSize().x10Leverage()).isEqualTo(Optional.of(new java.math.BigDecimal("3")));
        assertThat(scan.roles().leadExchange()).isEqualTo(Exchange.X10);
        assertThat(read.entry().lead()).isEqualTo(USUAL.entry().lead());
        assertThat(read.cooldowns()).isEqualTo(USUAL.cooldowns());
    }

    @Test
    void what_a_record_refuses_is_not_read() {
        Map<String, String> wrong = Map.of(
                "execution.leg1_escalate_to_taker_enabled",
                "true",
                "execution.leg1_escalate_to_taker_after_seconds",
                "60");

        assertThatThrownBy(() -> KeptKeys.read(CarrySettings.class, wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasRootCauseMessage("leg1_escalate_to_taker_after_seconds must be shorter than"
                        + " maker_order_timeout_seconds, was " + Duration.ofSeconds(60) + " and "
                        + Duration.ofSeconds(45));
    }
}
