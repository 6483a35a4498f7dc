/** Planted: offenders against what the engine asks for. */
@NullMarked
package evenkeel.house.planted.guard;

import org.jspecify.annotations.NullMarked;
