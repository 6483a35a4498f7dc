/** Planted: rooms with one offender for each rule. */
@NullMarked
package evenkeel.house.planted.domain.carry;

import org.jspecify.annotations.NullMarked;
