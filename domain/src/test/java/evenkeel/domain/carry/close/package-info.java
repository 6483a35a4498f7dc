/** Making a trade flat. */
@NullMarked
package evenkeel.domain.carry.close;

import org.jspecify.annotations.NullMarked;
