/** Binance USD-M futures as its documents describe it, over a simulated exchange. */
@NullMarked
package evenkeel.simulator.wire.binance;

import org.jspecify.annotations.NullMarked;
