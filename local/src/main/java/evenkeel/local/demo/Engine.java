package evenkeel.local.demo;

/** A Temporal server that the demo uses, and in one line which one and what that means. */
interface Engine extends AutoCloseable {
    String address();

    String said();

    /** Ends it when it is the demo's own. */
    @Override
    void close();

    /** Somebody else's. */
    record Foreign(String address, String said) implements Engine {
        @Override
        public void close() {}
    }
}
