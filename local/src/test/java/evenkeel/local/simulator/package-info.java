/** The simulator's command, as a process of its own. */
@NullMarked
package evenkeel.local.simulator;

import org.jspecify.annotations.NullMarked;
