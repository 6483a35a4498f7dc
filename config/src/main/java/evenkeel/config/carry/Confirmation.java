package evenkeel.config.carry;

import java.util.Map;
import java.util.Set;

/**
 * What a person has said beside the configuration.
 *
 * @param live real orders are meant
 * @param testingLive testing mode may go with them
 */
public record Confirmation(boolean live, boolean testingLive) {
    private static final Set<String> WORDS = Set.of("YES", "I_UNDERSTAND");

    public static final Confirmation NONE = new Confirmation(false, false);

    /** By the flags of a start, or by the environment, whose words are exact. */
    public static Confirmation of(boolean liveFlag, boolean testingFlag, Map<String, String> environment) {
        return new Confirmation(
                liveFlag || WORDS.contains(environment.getOrDefault("BOT_CONFIRM_LIVE", "")),
                testingFlag
                        || environment
                                .getOrDefault("BOT_ALLOW_TESTING_LIVE", "")
                                .equals("YES"));
    }
}
