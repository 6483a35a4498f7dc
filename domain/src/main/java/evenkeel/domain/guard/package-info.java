/** When a trade that nobody tends has lain naked for too long. */
@NullMarked
package evenkeel.domain.guard;

import org.jspecify.annotations.NullMarked;
