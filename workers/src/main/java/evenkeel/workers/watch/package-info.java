/** The long look at many held trades at once. */
@NullMarked
package evenkeel.workers.watch;

import org.jspecify.annotations.NullMarked;
