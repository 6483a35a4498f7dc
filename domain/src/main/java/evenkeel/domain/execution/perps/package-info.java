/** What all order books of perpetuals have in common: the order of checks, leverage, sizes and prices. */
@NullMarked
package evenkeel.domain.execution.perps;

import org.jspecify.annotations.NullMarked;
