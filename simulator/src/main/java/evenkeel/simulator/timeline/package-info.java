/** The virtual timeline: time that jumps, tasks that take turns. */
@NullMarked
package evenkeel.simulator.timeline;

import org.jspecify.annotations.NullMarked;
