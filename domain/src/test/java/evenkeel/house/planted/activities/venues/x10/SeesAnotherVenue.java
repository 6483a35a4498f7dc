package evenkeel.house.planted.activities.venues.x10;

import evenkeel.house.planted.activities.venues.lighter.Lighter;

final class SeesAnotherVenue {
    final Lighter other = new Lighter();
}
