/** The rules of the house, shared with the rooms that see more than the domain. */
@NullMarked
package evenkeel.house;

import org.jspecify.annotations.NullMarked;
