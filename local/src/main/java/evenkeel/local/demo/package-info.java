/** Evenkeel on one machine, to be looked at: simulated venues, its own ledger and engine, a worker that may be killed. */
@NullMarked
package evenkeel.local.demo;

import org.jspecify.annotations.NullMarked;
