/** What a venue lets us ask within a window, shared by all processes, and who may have the last of it. */
@NullMarked
package evenkeel.activities.venues.budget;

import org.jspecify.annotations.NullMarked;
