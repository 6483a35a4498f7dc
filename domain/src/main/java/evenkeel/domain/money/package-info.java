/** Amounts, prices and quantities: exact decimals that cannot be confused with one another. */
@NullMarked
package evenkeel.domain.money;

import org.jspecify.annotations.NullMarked;
