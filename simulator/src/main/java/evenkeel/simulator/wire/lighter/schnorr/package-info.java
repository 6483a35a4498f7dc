/** Who has signed, by Lighter's own mathematics: written from the papers, slow and plain, shared with no client. */
@NullMarked
package evenkeel.simulator.wire.lighter.schnorr;

import org.jspecify.annotations.NullMarked;
