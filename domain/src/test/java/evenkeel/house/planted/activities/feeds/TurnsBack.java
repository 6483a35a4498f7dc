package evenkeel.house.planted.activities.feeds;

import evenkeel.house.planted.activities.trading.TurnsInACircle;

public final class TurnsBack {
    Class<?> forth() {
        return TurnsInACircle.class;
    }
}
