/** Compares what trades claim with what venues show, and acts where no trade would. */
@NullMarked
package evenkeel.activities.reconcile;

import org.jspecify.annotations.NullMarked;
