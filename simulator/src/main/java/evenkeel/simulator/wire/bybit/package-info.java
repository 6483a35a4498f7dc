/** Bybit v5 linear perpetuals as its documents describe them, over a simulated exchange. */
@NullMarked
package evenkeel.simulator.wire.bybit;

import org.jspecify.annotations.NullMarked;
