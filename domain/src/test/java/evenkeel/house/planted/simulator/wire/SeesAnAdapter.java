package evenkeel.house.planted.simulator.wire;

import evenkeel.house.planted.activities.venues.lighter.Lighter;

final class SeesAnAdapter {
    final Lighter adapter = new Lighter();
}
