/** Making the larger leg smaller while a trade stays open. */
@NullMarked
package evenkeel.domain.carry.rebalance;

import org.jspecify.annotations.NullMarked;
