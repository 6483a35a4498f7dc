@NullMarked
package evenkeel.domain.carry.cost;

import org.jspecify.annotations.NullMarked;
