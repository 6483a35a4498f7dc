/** The books in memory keep the ledger's contract. */
@NullMarked
package evenkeel.simulator.ledger;

import org.jspecify.annotations.NullMarked;
