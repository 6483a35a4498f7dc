/** What a person types beside a running Evenkeel: to look, to close, to stop. It asks the API and knows nothing itself. */
@NullMarked
package evenkeel.local.operator;

import org.jspecify.annotations.NullMarked;
