package evenkeel.house.planted.activities.alerts;

/** Nothing is wrong with it: the base asset is a word of the trade. */
record BaseAsset(String name) {}
