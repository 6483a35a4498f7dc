/** The leg that answers: how much of it, at which price, how often, and when to give up. */
@NullMarked
package evenkeel.domain.carry.hedge;

import org.jspecify.annotations.NullMarked;
