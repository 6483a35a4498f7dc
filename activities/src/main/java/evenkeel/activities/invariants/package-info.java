/** Looks whether the invariants hold, in the ledger and at the venues, and stops trading where one does not. */
@NullMarked
package evenkeel.activities.invariants;

import org.jspecify.annotations.NullMarked;
