/** The rules of a carry trade: direction, prices, exits, close and readback. */
@NullMarked
package evenkeel.domain.carry;

import org.jspecify.annotations.NullMarked;
