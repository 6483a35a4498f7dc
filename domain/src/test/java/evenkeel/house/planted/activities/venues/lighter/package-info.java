/** Planted: rooms with one offender for each rule. */
@NullMarked
package evenkeel.house.planted.activities.venues.lighter;

import org.jspecify.annotations.NullMarked;
