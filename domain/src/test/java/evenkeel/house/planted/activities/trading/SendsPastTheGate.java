package evenkeel.house.planted.activities.trading;

import evenkeel.house.planted.activities.venues.OrderWire;
import java.util.stream.Stream;

final class SendsPastTheGate {
    void send(OrderWire wire) {
        Stream.of("unchecked").forEach(wire::place);
    }
}
