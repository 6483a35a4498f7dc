package evenkeel.starter.scan;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.ledger.AccountReadings;
import evenkeel.domain.money.Usd;
import evenkeel.domain.venue.Balance;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WalletsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Balance BYBIT = new Balance("bybit", "USDT", Usd.of("100"), Usd.of("80"));

    @Test
    void an_account_that_was_read_within_a_minute_is_known_and_an_older_one_is_not() {
        Wallets wallets = Wallets.of(new AccountReadings() {
            @Override
            public void keep(Balance balance, Instant at) {
                throw new IllegalStateException("nobody writes here");
            }

            @Override
            public Map<String, Reading> latest() {
                return Map.of("bybit", new Reading(BYBIT, NOON));
            }
        });

        assertThat(wallets.at(NOON.plusSeconds(60))).containsExactly(Map.entry("bybit", BYBIT));
        assertThat(wallets.at(NOON.plusSeconds(61))).isEmpty();
    }

    @Test
    void a_dry_run_without_an_assumption_knows_nothing() {
        assertThat(Wallets.assuming(Optional.empty(), "a", "b").at(NOON)).isEmpty();
        assertThat(Wallets.assuming(Optional.of(Usd.of("9")), "a", "b").at(NOON))
                .containsOnlyKeys("a", "b");
    }
}
