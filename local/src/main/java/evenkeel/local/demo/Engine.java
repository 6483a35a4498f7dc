package evenkeel.local.demo;

import evenkeel.activities.engine.EngineLink;
import java.time.Duration;

/** A Temporal server that the demo uses, and in one line which one and what that means. */
interface Engine extends AutoCloseable {
    String address();

    String said();

    /** Ends it when it is the demo's own. */
    @Override
    void close();

    /** Somebody else's, which has to be there already. */
    record Foreign(String address, String said) implements Engine {
        private static final String NAMESPACE = "default";
        private static final Duration PATIENCE = Duration.ofSeconds(10);

        static Foreign at(String address, String why) {
            EngineLink.connect(address, NAMESPACE, "demo", PATIENCE).close();
            return new Foreign(address, "Temporal: " + address + ", " + why);
        }

        @Override
        public void close() {}
    }
}
