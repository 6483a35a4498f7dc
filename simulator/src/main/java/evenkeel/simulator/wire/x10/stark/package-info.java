/** Checks signatures of the Stark curve from the public key alone, in plain big integers. */
@NullMarked
package evenkeel.simulator.wire.x10.stark;

import org.jspecify.annotations.NullMarked;
