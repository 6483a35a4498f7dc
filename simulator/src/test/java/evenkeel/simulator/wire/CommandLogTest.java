package evenkeel.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.funding.FundingCalendar;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;
import evenkeel.simulator.exchange.ExchangeProfile;
import evenkeel.simulator.exchange.NewOrder;
import evenkeel.simulator.exchange.Placement;
import evenkeel.simulator.exchange.VenueOrder;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLogTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.250Z");
    private static final ExchangeProfile BINANCE = ExchangeProfile.binance(FundingCalendar.REAL);

    @TempDir
    private Path folder;

    @Test
    void what_was_done_is_done_again_after_a_restart_and_what_was_refused_is_not_kept() throws IOException {
        List<VenueOrder> before;
        try (VenueHost host = VenueHost.open(settings())) {
            place(host, "a", "1");
            place(host, "refused", "0.0001");
            host.cancel("main", 10_000_001);
            place(host, "b", "2");
            before = host.look(exchange -> exchange.orders("main"));
        }

        try (VenueHost again = VenueHost.open(settings())) {
            var after = again.look(exchange -> exchange.orders("main"));
            assertThat(after).isEqualTo(before).hasSize(2);
        }
        assertThat(Files.readAllLines(log())).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"at\":\"2026-03-01T10:00", "{\"at\":\n", "\u0000\u0000\u0000\n"})
    void a_last_line_cut_short_is_dropped_and_the_next_command_follows_the_last_whole_one(String cut)
            throws IOException {
        try (VenueHost host = VenueHost.open(settings())) {
            place(host, "a", "1");
        }
        Files.writeString(log(), cut, StandardOpenOption.APPEND);

        try (VenueHost again = VenueHost.open(settings())) {
            place(again, "b", "1");
        }

        try (VenueHost third = VenueHost.open(settings())) {
            var orders = third.look(exchange -> exchange.orders("main"));
            assertThat(orders).extracting(VenueOrder::clientId).containsExactly("a", "b");
        }
    }

    @Test
    void damage_anywhere_else_stops_the_start() throws IOException {
        try (VenueHost host = VenueHost.open(settings())) {
            place(host, "a", "1");
            place(host, "b", "1");
        }
        String text = Files.readString(log());

        for (String damaged : List.of(text.replace("\"clientId\":\"a\"", "\"client"), text.replace("BUY", "BOUGHT"))) {
            Files.writeString(log(), damaged);
            assertThatThrownBy(() -> VenueHost.open(settings()))
                    .isInstanceOfSatisfying(
                            Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo(Code.SYS_FOLDER_DAMAGED))
                    .hasMessageContaining("line 2");
        }
    }

    @Test
    void a_log_of_another_seed_is_not_taken_for_this_venues() {
        VenueHost.open(settings()).close();

        var other = WireSettings.of(BINANCE, 2, folder).withClock(InstantSource.fixed(NOW));
        assertThatThrownBy(() -> VenueHost.open(other))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("another venue");
    }

    @Test
    void nothing_is_done_once_the_log_is_closed() {
        VenueHost host = VenueHost.open(settings());
        host.close();

        assertThatThrownBy(() -> place(host, "a", "1")).isInstanceOf(Trouble.class);
    }

    private static Placement place(VenueHost host, String id, String quantity) {
        var limit = host.look(exchange -> exchange.quote("ETH").bid()).floorTo(new BigDecimal("100"));
        return host.place(
                "main",
                new NewOrder(
                        id,
                        "ETH",
                        Side.BUY,
                        Quantity.of(quantity),
                        new Price(limit.value()),
                        TimeInForce.POST_ONLY,
                        false));
    }

    private WireSettings settings() {
        return WireSettings.of(BINANCE, 1, folder).withClock(InstantSource.fixed(NOW));
    }

    private Path log() {
        return folder.resolve("binance.commands");
    }
}
