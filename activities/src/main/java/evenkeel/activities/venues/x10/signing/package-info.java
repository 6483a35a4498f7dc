/** How X10 wants orders signed: Poseidon over the Stark field, ECDSA on the Stark curve. Guide of the venues, 2.1. */
@NullMarked
package evenkeel.activities.venues.x10.signing;

import org.jspecify.annotations.NullMarked;
