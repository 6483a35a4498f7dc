/** Making a trade flat: how much, at which prices, in which order, and what happens when it does not work. */
@NullMarked
package evenkeel.domain.carry.close;

import org.jspecify.annotations.NullMarked;
