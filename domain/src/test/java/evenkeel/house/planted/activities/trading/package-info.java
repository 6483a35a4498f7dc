/** Planted: rooms with one offender for each rule. */
@NullMarked
package evenkeel.house.planted.activities.trading;

import org.jspecify.annotations.NullMarked;
