/** What a carry costs to enter and to leave, and what it is expected to earn. */
@NullMarked
package evenkeel.domain.carry.cost;

import org.jspecify.annotations.NullMarked;
