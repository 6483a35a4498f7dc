/** When to leave a held trade, and how: the rules in their order, the first that fires wins. */
@NullMarked
package evenkeel.domain.carry.exit;

import org.jspecify.annotations.NullMarked;
