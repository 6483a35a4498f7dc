@NullMarked
package evenkeel.domain.carry.lead;

import org.jspecify.annotations.NullMarked;
