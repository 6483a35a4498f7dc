/** Whether crossing both books is cheap enough to enter. */
@NullMarked
package evenkeel.domain.carry.spread;

import org.jspecify.annotations.NullMarked;
