package evenkeel.activities.venues.book;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** How a venue speaks of books on its stream. Has no state: a session that was recorded is read by the same words. */
public interface BookWords {
    BookTerms terms();

    /** The venue's name of a market: ETH is ETHUSDT there. */
    String market(String symbol);

    /** Below the base of the venue's streams. */
    String path(Collection<String> markets);

    /** Whether each market wants a connection of its own. */
    default boolean isAlone() {
        return false;
    }

    /** What we say to get these; nothing where connecting is enough. */
    List<String> subscribe(Collection<String> markets);

    List<String> unsubscribe(Collection<String> markets);

    /** What we say when nothing is to be said; empty where the socket's own pings are enough. */
    Optional<String> ping();

    /** What the venue wants to hear when it asks whether we live. */
    default String pong() {
        throw new IllegalStateException("this venue does not ask");
    }

    /** Decodes a frame; one that cannot be read throws {@link evenkeel.domain.code.Code#VEN_GARBLED}. */
    void read(String text, Update update);

    /** Decodes a snapshot that was fetched. */
    default void readFetched(String market, String text, Update update) {
        throw new IllegalStateException("this venue's snapshots come with its stream");
    }
}
