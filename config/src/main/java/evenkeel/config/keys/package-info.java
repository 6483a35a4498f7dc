/**
 * Configuration as a contract: the annotated records say which keys there are; here they are read from a file and the
 * environment, over what is usual, and whatever is wrong is told all at once.
 */
@NullMarked
package evenkeel.config.keys;

import org.jspecify.annotations.NullMarked;
