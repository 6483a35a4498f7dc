@NullMarked
package evenkeel.domain.order;

import org.jspecify.annotations.NullMarked;
