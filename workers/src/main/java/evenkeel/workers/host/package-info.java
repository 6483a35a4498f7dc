/** The parts of a worker, put together, started and stopped in order. */
@NullMarked
package evenkeel.workers.host;

import org.jspecify.annotations.NullMarked;
