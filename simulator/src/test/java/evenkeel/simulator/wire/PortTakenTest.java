package evenkeel.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.funding.FundingCalendar;
import evenkeel.simulator.exchange.ExchangeProfile;
import evenkeel.simulator.wire.bybit.BybitServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortTakenTest {
    @Test
    void a_taken_port_is_told_as_such(@TempDir Path folder) {
        var profile = ExchangeProfile.bybit(FundingCalendar.REAL);
        try (var first = BybitServer.start(WireSettings.of(profile, 1, folder.resolve("first")))) {
            var second = WireSettings.of(profile, 1, folder.resolve("second")).onPort(first.port());

            assertThatThrownBy(() -> BybitServer.start(second))
                    .isInstanceOfSatisfying(
                            Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo(Code.SYS_PORT_TAKEN));
        }
    }
}
