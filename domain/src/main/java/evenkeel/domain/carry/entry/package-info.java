/** A whole entry: what refuses it, what each leg does next, and whether both legs are really there. */
@NullMarked
package evenkeel.domain.carry.entry;

import org.jspecify.annotations.NullMarked;
