/** The ports of a trade, kept: intent first, look before sending, unknown until proven. */
@NullMarked
package evenkeel.activities.trading;

import org.jspecify.annotations.NullMarked;
