/** The ledger's books in memory: the same rules as the database's, for runs that make thousands of trades a second. */
@NullMarked
package evenkeel.simulator.ledger;

import org.jspecify.annotations.NullMarked;
