/** The parts of a guard, put together; who of several has the duty; look after look. */
@NullMarked
package evenkeel.guard.host;

import org.jspecify.annotations.NullMarked;
