/** The worker process: hosts the trade processes and everything they touch. */
@NullMarked
package evenkeel.workers;

import org.jspecify.annotations.NullMarked;
