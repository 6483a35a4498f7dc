@NullMarked
package evenkeel.domain.funding;

import org.jspecify.annotations.NullMarked;
