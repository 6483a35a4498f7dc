@NullMarked
package evenkeel.local.week;

import org.jspecify.annotations.NullMarked;
