@NullMarked
package evenkeel.domain.carry.depth;

import org.jspecify.annotations.NullMarked;
