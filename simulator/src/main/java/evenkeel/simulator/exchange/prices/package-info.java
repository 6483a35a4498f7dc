/** Where a simulated market's prices and funding rates come from. */
@NullMarked
package evenkeel.simulator.exchange.prices;

import org.jspecify.annotations.NullMarked;
