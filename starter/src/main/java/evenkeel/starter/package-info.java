/** The starter process: finds trades, starts them, shows them. */
@NullMarked
package evenkeel.starter;

import org.jspecify.annotations.NullMarked;
