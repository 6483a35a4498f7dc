/** {@code ./evenkeel simulator}: simulated venues alone, with faults where they are wanted. */
@NullMarked
package evenkeel.local.simulator;

import org.jspecify.annotations.NullMarked;
