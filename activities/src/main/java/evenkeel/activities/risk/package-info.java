/** Looks at accounts and results and pauses new trades where they say so. */
@NullMarked
package evenkeel.activities.risk;

import org.jspecify.annotations.NullMarked;
