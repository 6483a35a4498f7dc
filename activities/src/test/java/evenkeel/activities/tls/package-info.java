/** Certificates made for one test, so that none of them lies about or expires. */
@NullMarked
package evenkeel.activities.tls;

import org.jspecify.annotations.NullMarked;
