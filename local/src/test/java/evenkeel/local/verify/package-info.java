@NullMarked
package evenkeel.local.verify;

import org.jspecify.annotations.NullMarked;
