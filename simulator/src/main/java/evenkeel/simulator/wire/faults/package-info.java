/** What goes wrong between a venue and its clients, as data: written in a file or made of a seed, changed while it runs. */
@NullMarked
package evenkeel.simulator.wire.faults;

import org.jspecify.annotations.NullMarked;
