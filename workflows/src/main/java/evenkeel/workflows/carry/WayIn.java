package evenkeel.workflows.carry;

import evenkeel.domain.carry.HeldCarry;
import evenkeel.domain.carry.LegFill;
import evenkeel.domain.carry.LegFills;

/** How a trade comes to both of its legs, or out again when it cannot. */
interface WayIn {
    /** What the lead has filled. */
    LegFill enter();

    /** Answers what the lead has filled, not what was asked for. */
    LegFill hedge(LegFills filled);

    /** The hedge did not come: what both legs have is given back at once, never more than our own. */
    LegFills rollBack(LegFills entries, LegFills alreadyOut);

    /** Whether both venues show what their fills said. */
    boolean isVerified(HeldCarry held);
}
