/** Numbers of orders at venues whose ids are too small for ours, kept before they are used. */
@NullMarked
package evenkeel.activities.venues.numbers;

import org.jspecify.annotations.NullMarked;
