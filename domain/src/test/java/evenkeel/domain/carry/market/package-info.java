@NullMarked
package evenkeel.domain.carry.market;

import org.jspecify.annotations.NullMarked;
