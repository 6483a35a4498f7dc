/** Binance USD-M futures: one-way mode, USDT, the v1 and v3 paths under {@code /fapi}. */
@NullMarked
package evenkeel.activities.venues.binance;

import org.jspecify.annotations.NullMarked;
