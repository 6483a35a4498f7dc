/** One suite that every adapter walks through before its own wire server. A venue joins by one small {@code Pair}. */
@NullMarked
package evenkeel.simulator.conformance;

import org.jspecify.annotations.NullMarked;
