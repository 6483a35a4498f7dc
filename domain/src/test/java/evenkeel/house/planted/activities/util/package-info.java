/** Planted: rooms with one offender for each rule. */
@NullMarked
package evenkeel.house.planted.activities.util;

import org.jspecify.annotations.NullMarked;
