/** What every ledger must do, in PostgreSQL or in memory: one suite for both. */
@NullMarked
package evenkeel.activities.ledger.contract;

import org.jspecify.annotations.NullMarked;
