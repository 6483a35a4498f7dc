package evenkeel.domain.execution;

import java.util.Locale;

/** Which executor: class of assets and where they are traded. Both lower case; matches exactly or not at all. */
public record ExecutorKey(String bookId, String tokenChain) {
    public static final String PERPS = "perps";

    public ExecutorKey {
        if (bookId.isBlank() || tokenChain.isBlank()) {
            throw new IllegalArgumentException("an executor has a book and a chain, were " + bookId + "/" + tokenChain);
        }
        bookId = bookId.toLowerCase(Locale.ROOT);
        tokenChain = tokenChain.toLowerCase(Locale.ROOT);
    }

    public static ExecutorKey perps(String venue) {
        return new ExecutorKey(PERPS, venue);
    }

    @Override
    public String toString() {
        return bookId + "/" + tokenChain;
    }
}
