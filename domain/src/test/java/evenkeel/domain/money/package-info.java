@NullMarked
package evenkeel.domain.money;

import org.jspecify.annotations.NullMarked;
