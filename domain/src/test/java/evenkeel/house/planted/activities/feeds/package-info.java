/** Planted: rooms with one offender for each rule. */
@NullMarked
package evenkeel.house.planted.activities.feeds;

import org.jspecify.annotations.NullMarked;
