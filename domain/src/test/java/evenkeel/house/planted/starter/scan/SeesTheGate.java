package evenkeel.house.planted.starter.scan;

import evenkeel.house.planted.activities.gate.Gate;

final class SeesTheGate {
    final Gate gate = new Gate();
}
