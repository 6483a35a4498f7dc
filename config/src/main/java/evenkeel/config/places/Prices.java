package evenkeel.config.places;

/** Where a venue's prices come from. */
public enum Prices {
    /** Asked for whenever one is wanted. */
    READ,
    /** Out of books that the venue pushes; nothing opens while a book is not in step. */
    STREAMED
}
