/** All keys of carry: those that the rules carry, and here those of the machinery around them, with what holds between them. */
@NullMarked
package evenkeel.config.carry;

import org.jspecify.annotations.NullMarked;
