@NullMarked
package evenkeel.config.secret;

import org.jspecify.annotations.NullMarked;
