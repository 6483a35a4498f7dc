package evenkeel.workflows.carry;

import evenkeel.domain.carry.Admission;
import evenkeel.domain.carry.HeldCarry;
import evenkeel.domain.carry.LegFill;
import evenkeel.domain.carry.LegFills;
import java.util.Optional;

/** How a trade comes to both of its legs, or out again when it cannot. */
interface WayIn {
    /** Whether the trade may begin. A refusal sends no order. */
    Admission admit();

    /** What the lead has filled. */
    LegFill enter();

    /** Why there is no trade when the lead has filled nothing. */
    String whyNothing();

    /** Why there is none when nothing has run the trade for a while and it holds nothing. */
    String whyLost();

    /** Answers what the lead has filled, not what was asked for. */
    Hedged hedge(LegFills filled, LegFills alreadyOut);

    /** Whether a way in that was lost goes on although something was given back already. */
    boolean mayGoOnWith(LegFills out);

    /** The hedge did not come: what both legs have is given back at once, never more than our own. */
    LegFills rollBack(LegFills entries, LegFills alreadyOut, String why);

    /** What both legs have of our own leaves at once; the trade's record is not touched. */
    LegFills giveBack(LegFills entries, LegFills alreadyOut);

    /** The same of a ghost: it rests first where that is wished. */
    default LegFills giveBackSoftly(LegFills entries, LegFills alreadyOut) {
        return giveBack(entries, alreadyOut);
    }

    /** Keeps that the trade is open, as it goes on; empty when the venues do not show what their fills said. */
    Optional<HeldCarry> open(HeldCarry held);

    /** Whether both venues show what their fills said. */
    boolean isVerified(HeldCarry held);
}
