/** The leg that is placed first: how long each attempt rests, at which price, and when it stops resting. */
@NullMarked
package evenkeel.domain.carry.lead;

import org.jspecify.annotations.NullMarked;
