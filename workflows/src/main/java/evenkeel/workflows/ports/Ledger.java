package evenkeel.workflows.ports;

import evenkeel.domain.carry.Admission;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.Correction;
import evenkeel.domain.carry.Recovered;
import evenkeel.domain.carry.TradeStep;
import io.temporal.activity.ActivityInterface;

/** The trade's own record. */
@ActivityInterface(namePrefix = "Ledger.")
public interface Ledger {
    /** Enters the trade; refused when another one owns the symbol. Asked again it answers the same. */
    Admission admit(CarryTerms terms);

    /**
     * Moves the trade's record on, status and figures together; a step that was taken before changes nothing.
     *
     * @throws BehindTheLedger when the record has gone another way
     */
    void advance(TradeStep step);

    /** Takes the trade over, so that nobody else orders for it any more, and tells what is known of it. */
    Recovered recover(String trade, CarryTerms.Legs legs);

    /** Keeps what a readback changed. */
    void correct(Correction correction);
}
