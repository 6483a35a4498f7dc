/** A carry trade set into simulated venues, and its ports. */
@NullMarked
package evenkeel.simulator.trade;

import org.jspecify.annotations.NullMarked;
