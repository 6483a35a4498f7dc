/** How a process comes to the venues that its configuration names. */
@NullMarked
package evenkeel.activities.venues.access;

import org.jspecify.annotations.NullMarked;
