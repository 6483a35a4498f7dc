/** How a process touches the world. Every call may come again after a crash and must then change nothing. */
@NullMarked
package evenkeel.workflows.ports;

import org.jspecify.annotations.NullMarked;
