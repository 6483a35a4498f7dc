/** What any venue can tell about its markets and our account there. */
@NullMarked
package evenkeel.domain.venue;

import org.jspecify.annotations.NullMarked;
