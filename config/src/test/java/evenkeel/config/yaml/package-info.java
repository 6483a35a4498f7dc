@NullMarked
package evenkeel.config.yaml;

import org.jspecify.annotations.NullMarked;
