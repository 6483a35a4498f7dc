/** What a trade brought: prices, funding and fees, each apart, and the forecast apart from all of them. */
@NullMarked
package evenkeel.domain.carry.accounts;

import org.jspecify.annotations.NullMarked;
