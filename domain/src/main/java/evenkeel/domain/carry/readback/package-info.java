/** What the venues say afterwards, against what was recorded. The venue wins. */
@NullMarked
package evenkeel.domain.carry.readback;

import org.jspecify.annotations.NullMarked;
