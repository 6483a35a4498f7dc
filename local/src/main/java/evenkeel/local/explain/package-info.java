/** {@code ./evenkeel explain}: the rules of carry on a case that somebody writes, by the functions that trade. */
@NullMarked
package evenkeel.local.explain;

import org.jspecify.annotations.NullMarked;
