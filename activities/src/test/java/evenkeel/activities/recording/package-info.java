@NullMarked
package evenkeel.activities.recording;

import org.jspecify.annotations.NullMarked;
