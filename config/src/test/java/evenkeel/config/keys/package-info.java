@NullMarked
package evenkeel.config.keys;

import org.jspecify.annotations.NullMarked;
