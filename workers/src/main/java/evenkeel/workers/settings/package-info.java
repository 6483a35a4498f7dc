/** What a worker is told when it starts. */
@NullMarked
package evenkeel.workers.settings;

import org.jspecify.annotations.NullMarked;
