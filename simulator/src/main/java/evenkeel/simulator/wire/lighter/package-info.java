/** Lighter: an order book on a chain of its own, where transactions are signed, numbered and answered before they count. */
@NullMarked
package evenkeel.simulator.wire.lighter;

import org.jspecify.annotations.NullMarked;
