@NullMarked
package evenkeel.domain.carry.spread;

import org.jspecify.annotations.NullMarked;
