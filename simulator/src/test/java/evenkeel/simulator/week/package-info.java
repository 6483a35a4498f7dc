@NullMarked
package evenkeel.simulator.week;

import org.jspecify.annotations.NullMarked;
