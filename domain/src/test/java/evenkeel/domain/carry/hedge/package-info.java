@NullMarked
package evenkeel.domain.carry.hedge;

import org.jspecify.annotations.NullMarked;
