@NullMarked
package evenkeel.domain.carry.scan;

import org.jspecify.annotations.NullMarked;
