/** What is stopped right now, from the ledger and from the machine's own file. */
@NullMarked
package evenkeel.activities.halt;

import org.jspecify.annotations.NullMarked;
