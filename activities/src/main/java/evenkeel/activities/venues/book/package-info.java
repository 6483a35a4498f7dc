/** Books kept from pushes: frames read token by token, numbered without a gap, counted in whole ticks and lots. */
@NullMarked
package evenkeel.activities.venues.book;

import org.jspecify.annotations.NullMarked;
