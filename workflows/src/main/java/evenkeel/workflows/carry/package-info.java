/** The carry process, from first order to last readback. */
@NullMarked
package evenkeel.workflows.carry;

import org.jspecify.annotations.NullMarked;
