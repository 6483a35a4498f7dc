@NullMarked
package evenkeel.domain.code;

import org.jspecify.annotations.NullMarked;
