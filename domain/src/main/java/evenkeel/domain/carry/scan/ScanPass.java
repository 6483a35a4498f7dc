package evenkeel.domain.carry.scan;

/** Which of the two looks at a candidate it is. */
public enum ScanPass {
    /** All symbols, by what is at hand. */
    BULK,
    /** The best few, by fresh books and prices. */
    VALIDATION
}
