/** Where a process finds the engine, the ledger and the venues. */
@NullMarked
package evenkeel.config.places;

import org.jspecify.annotations.NullMarked;
