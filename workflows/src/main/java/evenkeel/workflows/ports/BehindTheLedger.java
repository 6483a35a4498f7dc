package evenkeel.workflows.ports;

/** The ledger knows more of a trade than the run that asked: it has to read the ledger before it goes on. */
public final class BehindTheLedger extends RuntimeException {
    public BehindTheLedger(String why) {
        super(why, null, false, false);
    }
}
