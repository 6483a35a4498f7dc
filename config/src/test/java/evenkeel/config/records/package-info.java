@NullMarked
package evenkeel.config.records;

import org.jspecify.annotations.NullMarked;
