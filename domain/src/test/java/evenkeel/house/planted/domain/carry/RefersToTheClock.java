package evenkeel.house.planted.domain.carry;

import java.util.function.LongSupplier;

final class RefersToTheClock {
    final LongSupplier ticks = System::nanoTime;
}
