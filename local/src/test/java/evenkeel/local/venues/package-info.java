/** Adapters against the wire servers, where both are seen. */
@NullMarked
package evenkeel.local.venues;

import org.jspecify.annotations.NullMarked;
