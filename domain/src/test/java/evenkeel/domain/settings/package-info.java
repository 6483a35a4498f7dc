/** Settings as their annotations say them. */
@NullMarked
package evenkeel.domain.settings;

import org.jspecify.annotations.NullMarked;
