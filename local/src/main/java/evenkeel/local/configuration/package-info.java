/** {@code ./evenkeel config}: is a configuration all right, what does it say, and what does a key mean. */
@NullMarked
package evenkeel.local.configuration;

import org.jspecify.annotations.NullMarked;
