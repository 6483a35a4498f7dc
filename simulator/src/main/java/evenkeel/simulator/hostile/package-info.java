/** The hostile timeline: ports that fail, workers that die, and the journal that brings a trade back. */
@NullMarked
package evenkeel.simulator.hostile;

import org.jspecify.annotations.NullMarked;
