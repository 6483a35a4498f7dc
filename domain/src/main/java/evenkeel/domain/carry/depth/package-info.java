/** Whether the books hold enough for both legs, and at which price they would give it. */
@NullMarked
package evenkeel.domain.carry.depth;

import org.jspecify.annotations.NullMarked;
