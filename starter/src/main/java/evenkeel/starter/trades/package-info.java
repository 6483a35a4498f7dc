/** Trades as the engine runs them: started, found again, asked to close. */
@NullMarked
package evenkeel.starter.trades;

import org.jspecify.annotations.NullMarked;
