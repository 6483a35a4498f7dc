/** A venue in a box: matching, positions, margin and funding as a pure function of profile, seed and timed commands. */
@NullMarked
package evenkeel.simulator.exchange;

import org.jspecify.annotations.NullMarked;
