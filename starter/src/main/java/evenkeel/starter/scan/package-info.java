/** Looks for trades, over and over, and remembers why it started none. */
@NullMarked
package evenkeel.starter.scan;

import org.jspecify.annotations.NullMarked;
