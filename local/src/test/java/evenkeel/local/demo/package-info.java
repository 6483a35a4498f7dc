/** The whole house on one machine, as a user runs it. */
@NullMarked
package evenkeel.local.demo;

import org.jspecify.annotations.NullMarked;
