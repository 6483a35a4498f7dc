package evenkeel.house.planted.activities.trading;

import evenkeel.house.planted.activities.feeds.TurnsBack;

public final class TurnsInACircle {
    final TurnsBack back = new TurnsBack();
}
