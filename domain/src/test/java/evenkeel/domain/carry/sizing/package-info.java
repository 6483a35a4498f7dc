@NullMarked
package evenkeel.domain.carry.sizing;

import org.jspecify.annotations.NullMarked;
