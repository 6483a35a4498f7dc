/** Planted: offenders against what the engine asks for. */
@NullMarked
package evenkeel.house.planted.workflows.spread;

import org.jspecify.annotations.NullMarked;
