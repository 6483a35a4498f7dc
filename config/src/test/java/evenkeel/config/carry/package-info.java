@NullMarked
package evenkeel.config.carry;

import org.jspecify.annotations.NullMarked;
