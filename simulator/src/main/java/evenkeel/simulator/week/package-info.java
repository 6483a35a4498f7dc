/** A week of ten markets: trades side by side on the virtual timeline, and where their money came from. */
@NullMarked
package evenkeel.simulator.week;

import org.jspecify.annotations.NullMarked;
