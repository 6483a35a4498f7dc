/** Pushes of venues: one socket kept alive, hints that wait until they are taken. */
@NullMarked
package evenkeel.activities.venues.stream;

import org.jspecify.annotations.NullMarked;
