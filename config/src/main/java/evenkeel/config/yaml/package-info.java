/** What somebody wrote in a file, with the line of each thing; nothing is interpreted yet. */
@NullMarked
package evenkeel.config.yaml;

import org.jspecify.annotations.NullMarked;
