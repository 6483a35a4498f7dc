package evenkeel.house.planted.activities.venues.http;

import evenkeel.house.planted.activities.venues.lighter.Lighter;

public final class KnowsAVenue {
    final Lighter favourite = new Lighter();
}
