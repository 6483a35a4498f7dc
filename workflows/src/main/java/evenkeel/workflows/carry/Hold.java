package evenkeel.workflows.carry;

import evenkeel.domain.carry.CarryResult;
import evenkeel.domain.carry.HeldCarry;
import evenkeel.domain.carry.LegFills;

/** How an open trade is held, left and settled. */
interface Hold {
    /** Until a rule or a person ends it. */
    CarryResult hold(HeldCarry held);

    /** Both legs were filled, but the venues did not show them afterwards. */
    CarryResult leaveUnverified(HeldCarry held);

    /** It was open and something of it had already been given back when the run was lost. */
    CarryResult goOnLeaving(HeldCarry held, LegFills alreadyOut);

    /** It was being closed when the run was lost. */
    CarryResult goOnClosing(HeldCarry held, String reason, LegFills alreadyOut);
}
