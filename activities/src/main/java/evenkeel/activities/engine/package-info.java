/** The Temporal server as a client sees it. */
@NullMarked
package evenkeel.activities.engine;

import org.jspecify.annotations.NullMarked;
