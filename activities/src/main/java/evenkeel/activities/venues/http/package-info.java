/** What venues over HTTP share: clients that send once, signing, the venue's clock, reading of foreign numbers. */
@NullMarked
package evenkeel.activities.venues.http;

import org.jspecify.annotations.NullMarked;
