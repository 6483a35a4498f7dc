/** What is true of every ledger and every trade at all times, and what a look at it found. */
@NullMarked
package evenkeel.domain.invariant;

import org.jspecify.annotations.NullMarked;
