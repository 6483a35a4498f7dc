/** When to leave a held trade. */
@NullMarked
package evenkeel.domain.carry.exit;

import org.jspecify.annotations.NullMarked;
