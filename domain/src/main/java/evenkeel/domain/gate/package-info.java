/** What an order is held to before it may leave: the limits, the facts and the rules between them. */
@NullMarked
package evenkeel.domain.gate;

import org.jspecify.annotations.NullMarked;
