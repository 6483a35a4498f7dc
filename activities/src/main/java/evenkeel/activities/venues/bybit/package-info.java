/** Bybit v5, category linear: one-way mode, USDT, unified account. */
@NullMarked
package evenkeel.activities.venues.bybit;

import org.jspecify.annotations.NullMarked;
