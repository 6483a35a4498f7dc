package evenkeel.local.explain;

import evenkeel.config.carry.CarryKeys;
import evenkeel.config.carry.Confirmation;
import evenkeel.config.carry.Safety;
import evenkeel.config.keys.Profile;
import evenkeel.config.keys.Settings;
import evenkeel.config.keys.Sources;
import evenkeel.config.start.Mistake;
import evenkeel.config.start.Mistakes;
import evenkeel.config.yaml.YamlFile;
import java.util.List;
import java.util.Optional;

/** A configuration as a person would write it, and whether that person has confirmed real orders. */
record WrittenKeys(String file, boolean confirmed) {
    /**
     * What a start makes of it.
     *
     * @param keys that were written and are right by themselves
     * @param refusals why it does not start, all at once
     */
    record Start(List<Read> keys, List<Refused> refusals) {}

    /** A key and what it says; empty where it says none. */
    record Read(String key, Optional<String> value) {}

    record Refused(String code, String key, String why) {
        static Refused of(Mistake mistake) {
            return new Refused(mistake.code().id(), mistake.key(), mistake.line());
        }
    }

    Start read() {
        var mistakes = new Mistakes();
        Sources sources = YamlFile.parse("file", file, mistakes)
                .map(written -> Sources.of(CarryKeys.ALL, written, mistakes))
                .orElseThrow(() -> new IllegalArgumentException("file is no configuration"));
        Settings settings = CarryKeys.read(Profile.DEFAULT, sources, mistakes);
        Safety.check(settings, new Confirmation(confirmed, false), mistakes);
        List<Read> keys = settings.all().stream()
                .filter(Settings.Held::isWritten)
                .map(held -> held.setting().name())
                .map(key -> new Read(key, Optional.of(settings.text(key)).filter(value -> settings.isGiven(key))))
                .toList();
        return new Start(keys, mistakes.all().stream().map(Refused::of).toList());
    }
}
