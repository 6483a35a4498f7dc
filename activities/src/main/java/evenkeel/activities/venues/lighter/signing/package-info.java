/** Lighter's signatures: Schnorr on ecGFp5 over Goldilocks, hashed by Poseidon2, as the venue's circuit checks them. */
@NullMarked
package evenkeel.activities.venues.lighter.signing;

import org.jspecify.annotations.NullMarked;
