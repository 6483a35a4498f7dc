/** What a starter is told when it starts. */
@NullMarked
package evenkeel.starter.settings;

import org.jspecify.annotations.NullMarked;
