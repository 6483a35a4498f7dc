/** {@code ./evenkeel simulator week}: a seeded week of ten markets, traded by the real scan and the real process. */
@NullMarked
package evenkeel.local.week;

import org.jspecify.annotations.NullMarked;
