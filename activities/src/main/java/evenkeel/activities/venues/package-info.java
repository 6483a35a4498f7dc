/** What every venue must be able to do; each folder below is one venue. */
@NullMarked
package evenkeel.activities.venues;

import org.jspecify.annotations.NullMarked;
