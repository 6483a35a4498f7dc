package evenkeel.domain.carry.scan;

import evenkeel.domain.carry.market.NetFunding;
import evenkeel.domain.money.HourlyRate;
import java.util.Optional;

/** The hourly rate of each venue; one that is not known is absent. */
public record FundingSnapshot(Optional<HourlyRate> lighter, Optional<HourlyRate> x10) {
    Optional<NetFunding> offered() {
        return lighter.flatMap(at -> x10.map(other -> NetFunding.offered(at, other)));
    }
}
