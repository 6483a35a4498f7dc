@NullMarked
package evenkeel.config.boot;

import org.jspecify.annotations.NullMarked;
