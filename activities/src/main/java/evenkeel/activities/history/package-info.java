/** What the venues' rates have been. */
@NullMarked
package evenkeel.activities.history;

import org.jspecify.annotations.NullMarked;
