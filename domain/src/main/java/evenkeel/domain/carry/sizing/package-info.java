/** How large a carry may be: what is wanted, what the accounts bear and what both venues can trade. */
@NullMarked
package evenkeel.domain.carry.sizing;

import org.jspecify.annotations.NullMarked;
