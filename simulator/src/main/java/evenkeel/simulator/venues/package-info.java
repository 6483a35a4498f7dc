/** The venues that can be simulated, by name. */
@NullMarked
package evenkeel.simulator.venues;

import org.jspecify.annotations.NullMarked;
