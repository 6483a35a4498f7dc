/**
 * Double-entry bookkeeping: what a fill, a fee and a funding payment post, what an order becomes by what was booked, and
 * the rules that every ledger keeps.
 */
@NullMarked
package evenkeel.domain.ledger;

import org.jspecify.annotations.NullMarked;
