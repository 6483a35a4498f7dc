/** Planted: rooms with one offender for each rule. */
@NullMarked
package evenkeel.house.planted.activities.venues.x10;

import org.jspecify.annotations.NullMarked;
