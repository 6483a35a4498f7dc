package evenkeel.domain.ledger;

/** What a ledger's money is. Said once for ever. */
public enum LedgerMode {
    PAPER,
    DRY_RUN,
    LIVE
}
