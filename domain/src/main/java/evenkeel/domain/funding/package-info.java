/** When funding is paid and what it amounts to. */
@NullMarked
package evenkeel.domain.funding;

import org.jspecify.annotations.NullMarked;
