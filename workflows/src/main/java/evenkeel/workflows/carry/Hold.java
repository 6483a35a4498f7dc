package evenkeel.workflows.carry;

import evenkeel.domain.carry.CarryResult;
import evenkeel.domain.carry.HeldCarry;
import evenkeel.domain.carry.Recovered;

/** How an open trade is held, left and settled. */
interface Hold {
    /** Until a rule or a person ends it. */
    CarryResult hold(HeldCarry held);

    /** Both legs were filled, but the venues did not show them afterwards. */
    CarryResult leaveUnverified(HeldCarry held);

    /** It was open when the run was lost, and something of it had been given back. */
    CarryResult goOnHolding(HeldCarry held, Recovered known);

    /** It was being closed when the run was lost. */
    CarryResult goOnClosing(HeldCarry held, Recovered known);
}
