/** When no new trade may begin. Open trades are looked after as ever. */
@NullMarked
package evenkeel.domain.carry.risk;

import org.jspecify.annotations.NullMarked;
