/** A simulated venue behind the same wires as a real one, without a network between. */
@NullMarked
package evenkeel.simulator.inprocess;

import org.jspecify.annotations.NullMarked;
