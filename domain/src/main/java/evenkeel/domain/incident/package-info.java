/** What stays open until a person has looked at it. */
@NullMarked
package evenkeel.domain.incident;

import org.jspecify.annotations.NullMarked;
