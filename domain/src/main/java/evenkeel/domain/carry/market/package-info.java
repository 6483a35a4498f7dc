/** What the two venues of a carry show: rates, prices and books, each with its own age. */
@NullMarked
package evenkeel.domain.carry.market;

import org.jspecify.annotations.NullMarked;
