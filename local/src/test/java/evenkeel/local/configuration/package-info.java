@NullMarked
package evenkeel.local.configuration;

import org.jspecify.annotations.NullMarked;
