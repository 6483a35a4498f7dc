package evenkeel.domain.carry.market;

/** The two venues of a carry. */
public enum Exchange {
    LIGHTER,
    X10;

    public Exchange other() {
        return this == LIGHTER ? X10 : LIGHTER;
    }
}
