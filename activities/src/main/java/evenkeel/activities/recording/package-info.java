/** Writes down what the venues tell of the past, gap by gap and gently. */
@NullMarked
package evenkeel.activities.recording;

import org.jspecify.annotations.NullMarked;
