/** Planted: rooms with one offender for each rule. */
@NullMarked
package evenkeel.house.planted.simulator.wire;

import org.jspecify.annotations.NullMarked;
