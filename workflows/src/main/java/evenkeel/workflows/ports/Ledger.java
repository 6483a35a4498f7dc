package evenkeel.workflows.ports;

import evenkeel.domain.carry.Admission;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.Correction;
import evenkeel.domain.carry.Recovered;
import evenkeel.domain.carry.Room;
import evenkeel.domain.carry.TradeDecision;
import evenkeel.domain.carry.TradeEvent;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.carry.TradeStep;
import evenkeel.domain.carry.entry.EntryAttempt;
import evenkeel.domain.carry.risk.Pause;
import evenkeel.domain.money.Usd;
import io.temporal.activity.ActivityInterface;
import java.time.Instant;

/** The trade's own record. */
@ActivityInterface(namePrefix = "Ledger.")
public interface Ledger {
    /**
     * Enters the trade; refused when another one owns the symbol. Asked again it answers the same.
     *
     * @throws BehindTheLedger when it was entered with a size that the rules found at another time
     */
    Admission admit(CarryTerms terms);

    /**
     * What other trades leave to this one; it is asked before the trade is entered, and binds nobody.
     *
     * @throws BehindTheLedger when the trade has been entered
     */
    Room room(CarryTerms terms);

    /**
     * Moves the trade's record on, status and figures together; a step that was taken before changes nothing.
     *
     * @throws BehindTheLedger when the record has gone another way
     */
    void advance(TradeStep step);

    /**
     * Nothing, while the trade's record is where the run that asks believes it to be.
     *
     * @throws BehindTheLedger when it has gone on
     */
    void stands(String trade, TradeStatus as);

    /**
     * Moves the hedge to the venue that the terms name besides its own; moved before, it stays so.
     *
     * @throws BehindTheLedger when an order of it may still live or has filled where it is, or the trade is past opening
     */
    void moveHedge(String trade, Instant at);

    /**
     * Takes the trade over, so that nobody else orders for it any more, and tells what is known of it.
     *
     * @param legs as they were agreed: where the hedge has moved to, the ledger knows
     */
    Recovered recover(String trade, CarryTerms.Legs legs);

    /** What the trade has reserved becomes that notional, where it is more. */
    void shrink(String trade, Usd notional);

    /** Keeps how far the attempt to enter has come; one that has ended stays as it ended. */
    void attempt(EntryAttempt attempt);

    /** Lets no new trade begin; what stands already for that reason and subject neither lasts longer nor is told again. */
    void pause(Pause pause, String subject, String why);

    /** Keeps what was decided of the trade, once per moment. */
    void decided(TradeDecision decision);

    /** Keeps what happened to the trade, once per key. */
    void note(TradeEvent event);

    /** Keeps what a readback changed. */
    void correct(Correction correction);
}
