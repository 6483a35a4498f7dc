package evenkeel.activities.venues.access;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.venues.OrderNumbers;
import evenkeel.activities.venues.Peer;
import evenkeel.activities.venues.http.VenueSettings;
import evenkeel.activities.venues.lighter.LighterSettings;
import evenkeel.activities.venues.x10.X10Settings;
import evenkeel.config.places.VenueFacts;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is told of a venue reaches its adapter; what is not told changes nothing. */
class ToldFactsTest {
    private static final VenueFacts ALL = new VenueFacts(
            Optional.of(Duration.ofSeconds(3)),
            Optional.of(Duration.ofDays(20)),
            Optional.of("SN_MAINNET"),
            Optional.of(Duration.ofMinutes(7)),
            Optional.of(1),
            Optional.of(false),
            Optional.of(new BigDecimal("0.001")),
            Optional.of(false));

    private final Peer peer = new Peer();
    private final VenueSettings usual = peer.settings("venue");

    @AfterEach
    void close() {
        peer.close();
    }

    @Test
    void every_venue_has_a_lag_of_its_reads_and_an_end_of_its_memory() {
        VenueSettings told = usual.with(ALL);

        assertThat(told.fence()).isEqualTo(usual.window().plusSeconds(3));
        assertThat(told.fundingKept()).contains(Duration.ofDays(20));
        assertThat(usual.with(VenueFacts.NONE)).isEqualTo(usual);
    }

    @Test
    void lighter_is_told_lives_hours_and_signs() {
        LighterSettings before = LighterSettings.of(usual, new NoNumbers());
        LighterSettings told = before.with(ALL);

        assertThat(told.orderLife()).isEqualTo(Duration.ofMinutes(7));
        assertThat(told.rateHours()).isEqualTo(1);
        assertThat(told.changeIsReceived()).isFalse();
        assertThat(told.fundingKept()).isEqualTo(Duration.ofDays(20));
        assertThat(told.chain()).as("decided by the environment").isEqualTo(before.chain());
        assertThat(before.with(VenueFacts.NONE)).isEqualTo(before);
    }

    @Test
    void x10_is_told_its_chain_its_fee_and_how_long_orders_live() {
        X10Settings before = X10Settings.of(usual);
        X10Settings told = before.with(ALL);

        assertThat(told.chain()).isEqualTo("SN_MAINNET");
        assertThat(told.maxFee()).isEqualTo(new BigDecimal("0.001"));
        assertThat(told.life()).isEqualTo(Duration.ofMinutes(7));
        assertThat(told.flatWithoutBalance()).isFalse();
        assertThat(before.with(VenueFacts.NONE)).isEqualTo(before);
    }

    private record NoNumbers() implements OrderNumbers {
        @Override
        public long numberOf(String venue, String clientId) {
            return 1;
        }

        @Override
        public Map<Long, String> clientIds(String venue, Collection<Long> numbers) {
            return Map.of();
        }
    }
}
