/** What a held trade earns, is worth and would cost to leave. */
@NullMarked
package evenkeel.domain.carry.holding;

import org.jspecify.annotations.NullMarked;
