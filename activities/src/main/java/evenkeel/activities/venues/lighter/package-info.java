/** Lighter: a rollup whose orders are signed transactions, with a number for each order and each transaction. */
@NullMarked
package evenkeel.activities.venues.lighter;

import org.jspecify.annotations.NullMarked;
