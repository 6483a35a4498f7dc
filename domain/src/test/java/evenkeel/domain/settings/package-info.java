@NullMarked
package evenkeel.domain.settings;

import org.jspecify.annotations.NullMarked;
