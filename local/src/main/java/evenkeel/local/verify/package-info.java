/** {@code ./evenkeel verify}: every invariant and what a look at it finds. */
@NullMarked
package evenkeel.local.verify;

import org.jspecify.annotations.NullMarked;
