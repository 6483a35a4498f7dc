/** Falls of the net rate: how deep they were and how long they lasted. */
@NullMarked
package evenkeel.domain.carry.crash;

import org.jspecify.annotations.NullMarked;
