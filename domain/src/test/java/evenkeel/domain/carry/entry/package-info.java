@NullMarked
package evenkeel.domain.carry.entry;

import org.jspecify.annotations.NullMarked;
