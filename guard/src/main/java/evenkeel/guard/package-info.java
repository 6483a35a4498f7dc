/** The guard process: sees naked exposure when nothing else runs. */
@NullMarked
package evenkeel.guard;

import org.jspecify.annotations.NullMarked;
