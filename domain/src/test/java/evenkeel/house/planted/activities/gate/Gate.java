package evenkeel.house.planted.activities.gate;

import evenkeel.house.planted.activities.venues.OrderWire;

public final class Gate {
    public void send(OrderWire wire) {
        wire.place("checked");
    }
}
