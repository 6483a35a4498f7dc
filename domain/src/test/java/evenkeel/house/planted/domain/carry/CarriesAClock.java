package evenkeel.house.planted.domain.carry;

import java.time.Instant;
import java.time.InstantSource;

final class CarriesAClock {
    Instant later(InstantSource clock) {
        return clock.instant().plusSeconds(1);
    }
}
