/** The catalogue of error codes. */
@NullMarked
package evenkeel.domain.code;

import org.jspecify.annotations.NullMarked;
