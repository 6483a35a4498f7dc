/** The wire of X10 (Extended): REST in an envelope, orders signed on the Stark curve, one stream per path. */
@NullMarked
package evenkeel.simulator.wire.x10;

import org.jspecify.annotations.NullMarked;
