/** What must not be seen: where it may lie, and how it is held. */
@NullMarked
package evenkeel.config.secret;

import org.jspecify.annotations.NullMarked;
