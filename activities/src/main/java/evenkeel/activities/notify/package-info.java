/** Tells people, beside the trades and never in their way. */
@NullMarked
package evenkeel.activities.notify;

import org.jspecify.annotations.NullMarked;
