/** X10, also called Extended: perpetuals on Starknet, orders signed for the chain. */
@NullMarked
package evenkeel.activities.venues.x10;

import org.jspecify.annotations.NullMarked;
