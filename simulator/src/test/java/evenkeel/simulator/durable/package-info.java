/** The same trades on a real, in-memory engine. */
@NullMarked
package evenkeel.simulator.durable;

import org.jspecify.annotations.NullMarked;
