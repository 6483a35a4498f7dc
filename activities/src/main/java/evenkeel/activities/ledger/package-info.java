/** The ledger: intents, fills, funding and trades, with the money rules as constraints. */
@NullMarked
package evenkeel.activities.ledger;

import org.jspecify.annotations.NullMarked;
