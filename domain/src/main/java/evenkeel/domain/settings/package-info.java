/** What a person may configure: each key is said once, beside the rule that reads it. */
@NullMarked
package evenkeel.domain.settings;

import org.jspecify.annotations.NullMarked;
