package evenkeel.local.demo;

import evenkeel.activities.engine.EngineLink;
import evenkeel.config.places.EnginePlace;
import evenkeel.config.start.Checks;
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
        private static final Duration PATIENCE = Duration.ofSeconds(10);

        static Foreign at(String address, String why) {
            Checks checks = Checks.of("demo");
            var place = EnginePlace.read(new EnginePlace.Written(address, null, null, null, null, null, null), checks);
            checks.pass();
            EngineLink.connect(place, "demo", PATIENCE).close();
            return new Foreign(address, "Temporal: " + address + ", " + why);
        }

        @Override
        public void close() {}
    }
}
