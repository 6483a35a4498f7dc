/** What trades claim, against what venues show. */
@NullMarked
package evenkeel.domain.carry.reconcile;

import org.jspecify.annotations.NullMarked;
