@NullMarked
package evenkeel.domain.venue;

import org.jspecify.annotations.NullMarked;
