/** Planted: the pipes that venues share. */
@NullMarked
package evenkeel.house.planted.activities.venues.http;

import org.jspecify.annotations.NullMarked;
