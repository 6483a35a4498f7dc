/** What is left when something was lost. */
@NullMarked
package evenkeel.local.recovery;

import org.jspecify.annotations.NullMarked;
