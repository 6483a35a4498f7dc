package evenkeel.domain.carry.close;

/** How a trade is made flat. */
public enum CloseMode {
    /** Both legs rest first, then both take at the same moment. */
    COORDINATED,
    /** Both take at once. */
    FAST,
    /** Only one leg exists. */
    ORPHAN,
    /** The lead rests in rounds and the hedge follows what it fills. */
    SEQUENTIAL
}
