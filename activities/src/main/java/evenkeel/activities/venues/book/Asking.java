package evenkeel.activities.venues.book;

/**
 * How a venue wants to be asked for books.
 *
 * @param booksOfALine how many one line may follow
 * @param booksOfAWord how many one message may name
 * @param wordsOfAMinute how many messages the venue hears in a minute, from all lines of ours together
 */
public record Asking(int booksOfALine, int booksOfAWord, int wordsOfAMinute) {
    /** Where one message names them all. */
    public static final Asking FREELY = new Asking(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

    public Asking {
        if (booksOfALine < 1 || booksOfAWord < 1 || wordsOfAMinute < 1) {
            throw new IllegalArgumentException(
                    "each is 1 or more, were " + booksOfALine + ", " + booksOfAWord + " and " + wordsOfAMinute);
        }
    }
}
