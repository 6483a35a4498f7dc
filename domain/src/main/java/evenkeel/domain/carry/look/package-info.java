/** What one look at a held trade makes of what both venues show. */
@NullMarked
package evenkeel.domain.carry.look;

import org.jspecify.annotations.NullMarked;
