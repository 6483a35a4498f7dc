package evenkeel.house.planted.activities.venues.lighter;

public final class Lighter {}
