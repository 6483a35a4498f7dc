package evenkeel.config.keys;

import evenkeel.config.start.Mistakes;
import java.util.List;
import java.util.function.Predicate;

/** What must hold between keys of different records. Sentences begin after the names of the keys. */
public record Agreement(List<String> keys, Predicate<Settings> holds, String sentence) {
    public Agreement {
        keys = List.copyOf(keys);
    }

    /** The one may be as large as the other and no larger. */
    public static Agreement atMost(String lesser, String greater) {
        return new Agreement(
                List.of(lesser, greater),
                settings -> settings.number(lesser).compareTo(settings.number(greater)) <= 0,
                "the first must not be above the second");
    }

    /** Cannot be told while one of the keys is wrong by itself. */
    public boolean isKept(Settings settings) {
        boolean known = keys.stream().allMatch(key -> settings.find(key).isPresent());
        return !known || holds.test(settings);
    }

    public void check(Settings settings, Mistakes mistakes) {
        if (!isKept(settings)) settings.disagree(keys, sentence, mistakes);
    }
}
