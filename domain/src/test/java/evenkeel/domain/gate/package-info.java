@NullMarked
package evenkeel.domain.gate;

import org.jspecify.annotations.NullMarked;
