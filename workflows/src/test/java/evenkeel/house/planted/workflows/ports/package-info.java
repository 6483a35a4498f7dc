/** Planted: offenders against what the engine asks for. */
@NullMarked
package evenkeel.house.planted.workflows.ports;

import org.jspecify.annotations.NullMarked;
