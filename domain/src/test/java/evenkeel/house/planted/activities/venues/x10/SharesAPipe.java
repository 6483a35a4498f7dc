package evenkeel.house.planted.activities.venues.x10;

import evenkeel.house.planted.activities.venues.http.KnowsAVenue;

/** Nothing is wrong with it: pipes are for all. */
final class SharesAPipe {
    final KnowsAVenue pipe = new KnowsAVenue();
}
