package evenkeel.activities.venues;

/** Pushes about our account at one venue. To who listens a push is only a hint: he reads again and believes the read. */
public interface AccountStream extends AutoCloseable {
    /** Connects, and again after every loss, until closed. Called once; the listener is called from one thread. */
    void connect(Listener listener);

    /** Whether pushes arrive now. While they do not, the receiver has to look by itself. */
    boolean isLive();

    @Override
    void close();

    /** Who wants to know. Hints of one symbol that come faster than they are taken become one; none is lost. */
    interface Listener {
        /** Orders, fills or the position of this symbol may have changed. */
        void changed(String symbol);

        /** Anything may have changed unseen: comes after every connect, and for a push that could not be read. */
        void missed();
    }
}
