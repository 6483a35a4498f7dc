/** The data folder of one machine, and the PostgreSQL that lives in it. */
@NullMarked
package evenkeel.local.store;

import org.jspecify.annotations.NullMarked;
