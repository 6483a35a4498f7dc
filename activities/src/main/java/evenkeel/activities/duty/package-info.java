/** Work around the trades that one process at a time does: whoever holds its duty in the ledger. */
@NullMarked
package evenkeel.activities.duty;

import org.jspecify.annotations.NullMarked;
