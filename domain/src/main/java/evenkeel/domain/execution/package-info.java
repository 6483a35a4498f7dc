/** Decide, then act: what is wanted, and what a venue's executor makes of it, a plan or a skip with a code. */
@NullMarked
package evenkeel.domain.execution;

import org.jspecify.annotations.NullMarked;
