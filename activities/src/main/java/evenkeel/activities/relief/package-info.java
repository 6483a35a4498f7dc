/** What is done for trades while their engine is silent. */
@NullMarked
package evenkeel.activities.relief;

import org.jspecify.annotations.NullMarked;
