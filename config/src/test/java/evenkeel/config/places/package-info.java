@NullMarked
package evenkeel.config.places;

import org.jspecify.annotations.NullMarked;
