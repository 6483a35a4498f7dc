/** The last check before the wire. */
@NullMarked
package evenkeel.activities.gate;

import org.jspecify.annotations.NullMarked;
