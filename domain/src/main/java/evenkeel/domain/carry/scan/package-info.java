/** Which symbol is worth an entry: the checks in their order, the ranking, and what rotation would cost. */
@NullMarked
package evenkeel.domain.carry.scan;

import org.jspecify.annotations.NullMarked;
