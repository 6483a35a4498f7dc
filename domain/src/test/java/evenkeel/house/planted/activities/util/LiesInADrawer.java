package evenkeel.house.planted.activities.util;

final class LiesInADrawer {}
