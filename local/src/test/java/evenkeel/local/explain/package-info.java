@NullMarked
package evenkeel.local.explain;

import org.jspecify.annotations.NullMarked;
