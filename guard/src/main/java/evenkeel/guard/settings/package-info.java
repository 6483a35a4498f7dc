/** What a guard is told when it starts. */
@NullMarked
package evenkeel.guard.settings;

import org.jspecify.annotations.NullMarked;
