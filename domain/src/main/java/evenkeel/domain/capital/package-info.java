/** How much may be at work at once: what trades reserve before they begin. */
@NullMarked
package evenkeel.domain.capital;

import org.jspecify.annotations.NullMarked;
