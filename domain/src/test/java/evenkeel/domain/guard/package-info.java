@NullMarked
package evenkeel.domain.guard;

import org.jspecify.annotations.NullMarked;
