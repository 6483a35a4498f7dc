@NullMarked
package evenkeel.domain.carry;

import org.jspecify.annotations.NullMarked;
