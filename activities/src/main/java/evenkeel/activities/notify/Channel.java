package evenkeel.activities.notify;

import java.time.Duration;

/** Where people read. */
public interface Channel {
    /** One message, one attempt. */
    Answer tell(String message);

    sealed interface Answer {}

    record Told() implements Answer {}

    /** Not now; the same message again after that long. */
    record Later(Duration pause, String why) implements Answer {}

    /** It will never take this message. */
    record Refused(String why) implements Answer {}
}
