/** Planted: rooms with one offender for each rule. */
@NullMarked
package evenkeel.house.planted.starter.scan;

import org.jspecify.annotations.NullMarked;
