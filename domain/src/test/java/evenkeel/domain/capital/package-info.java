@NullMarked
package evenkeel.domain.capital;

import org.jspecify.annotations.NullMarked;
