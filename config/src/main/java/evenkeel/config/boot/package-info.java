/** The same start for every Spring process: keys bound, mistakes collected, no stack trace. Others do without this package. */
@NullMarked
package evenkeel.config.boot;

import org.jspecify.annotations.NullMarked;
