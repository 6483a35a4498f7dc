package evenkeel.activities.reconcile;

import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.CloseRequest;

/** The processes of trades, which alone may act for them. */
public interface Runs {
    /** Throws when the engine cannot be asked: then it is not known. */
    boolean isRunning(CarryTerms terms);

    /** Asks the trade to leave; one that leaves already hears nothing new. */
    void askToClose(CarryTerms terms, CloseRequest request);
}
