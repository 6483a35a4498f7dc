/** Orders as the trade sees them: wanted, sent, answered, unknown until proven. */
@NullMarked
package evenkeel.domain.order;

import org.jspecify.annotations.NullMarked;
