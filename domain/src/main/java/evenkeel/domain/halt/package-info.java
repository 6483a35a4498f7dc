/** Who has stopped what, and which orders still pass. */
@NullMarked
package evenkeel.domain.halt;

import org.jspecify.annotations.NullMarked;
