/** What ledger and venues say of each other when something was lost: positions without a trade, orders without a record. */
@NullMarked
package evenkeel.activities.recovery;

import org.jspecify.annotations.NullMarked;
