@NullMarked
package evenkeel.local.operator;

import org.jspecify.annotations.NullMarked;
