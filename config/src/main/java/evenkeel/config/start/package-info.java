/** What a start goes by: settings read once, every mistake named at once, and what the process says when it cannot start. */
@NullMarked
package evenkeel.config.start;

import org.jspecify.annotations.NullMarked;
